import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { askWords } from './texts/ask';
import { useWords } from './texts/words';

// The number of characters is said when it begins to matter.
const counterFrom = 0.8;
const mostLines = 6;

/** Whether Enter ends an input method's composition: Safari fires it after the composition, with the code 229. */
export function isComposing(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** The field for a question: one line until it is used. Enter asks, Shift+Enter breaks the line. */
export function AskForm({ busy, longest, onAsk, onStop, children }: { busy: boolean; longest: number; onAsk: (question: string) => void; onStop: () => void; children?: ReactNode }) {
  const words = useWords(askWords);
  const [question, setQuestion] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const left = longest - question.length;
  const canSend = question.trim() !== '' && left >= 0;

  // The field grows with what is in it.
  useLayoutEffect(() => {
    const shown = field.current;
    if (shown) {
      shown.style.height = 'auto';
      const line = parseFloat(getComputedStyle(shown).lineHeight) || 30;
      shown.style.height = question === '' ? '' : `${Math.min(shown.scrollHeight + 2, line * mostLines)}px`;
    }
  }, [question]);

  // What the form takes of the screen is kept free for the answers above it.
  useEffect(() => {
    if (form.current && typeof ResizeObserver !== 'undefined') {
      const observer = new ResizeObserver(() => document.documentElement.style.setProperty('--form', `${form.current?.offsetHeight ?? 0}px`));
      observer.observe(form.current);
      return () => observer.disconnect();
    }
  }, []);

  const send = () => {
    if (canSend && !busy) {
      onAsk(question.trim());
      setQuestion('');
      // On a phone the keyboard would cover the answer.
      if (window.matchMedia('(pointer: coarse)').matches) {
        field.current?.blur();
      } else {
        field.current?.focus({ preventScroll: true });
      }
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !isComposing(event.nativeEvent)) {
      event.preventDefault();
      send();
    }
  };

  return (
    <form
      className="ask"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
      <label htmlFor="question" className="unseen">
        {words.question}
      </label>
      <div className="ask-row">
        <textarea
          id="question"
          ref={field}
          rows={1}
          value={question}
          placeholder={words.placeholder}
          aria-describedby="question-left"
          aria-invalid={left < 0}
          onChange={(event) => setQuestion(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {busy ? (
          <button type="button" className="primary" onClick={onStop}>
            {words.stop}
          </button>
        ) : (
          <button type="submit" className="primary" aria-disabled={!canSend}>
            {words.send}
          </button>
        )}
      </div>
      <p id="question-left" className={left < 0 ? 'left error' : 'left soft'} aria-live="polite">
        {question.length >= longest * counterFrom && words.left(left)}
      </p>
    </form>
  );
}
