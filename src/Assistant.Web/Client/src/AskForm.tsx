import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

const longest = 2000;

/** The field for a question. Enter asks, Shift+Enter breaks the line; Enter that ends an input method's composition does neither. */
export function AskForm({ busy, onAsk, onStop, turns }: { busy: boolean; onAsk: (question: string) => void; onStop: () => void; turns: number }) {
  const [question, setQuestion] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (turns > 0) {
      window.scrollTo({ top: document.body.scrollHeight });
    }
  }, [turns]);

  const send = () => {
    if (question.trim() !== '' && !busy) {
      onAsk(question.trim());
      setQuestion('');
      field.current?.focus();
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    }
  };

  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor="question">您的问题</label>
      <div className="ask-row">
        <textarea
          id="question"
          ref={field}
          rows={2}
          maxLength={longest}
          value={question}
          placeholder="例如：去年新增就业多少人？"
          onChange={(event) => setQuestion(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {busy ? (
          <button type="button" className="primary" onClick={onStop}>
            停止
          </button>
        ) : (
          <button type="submit" className="primary" disabled={question.trim() === ''}>
            提问
          </button>
        )}
      </div>
    </form>
  );
}
