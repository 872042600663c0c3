import { type ChangeEvent, type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { verifyWords } from '../texts/verify';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import { dropped, type FileFault, faultOf, isPicture, readDraft } from './files';
import { type DraftSession, type DraftState, longest } from './session';

// From here on the person sees how much room is left.
const nearlyFull = 0.8 * longest;

/** The draft as text to edit, or to be read from a file. */
export function DraftForm({ session, state }: { session: DraftSession; state: DraftState }) {
  const words = useWords(verifyWords);
  const [fault, setFault] = useState('');
  const [reading, setReading] = useState(false);
  const [over, setOver] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const isTooLong = state.text.length > longest;

  const refuse = (why: FileFault) => setFault(words.faults[why]);

  const read = async (file: File) => {
    setFault('');
    setReading(true);
    try {
      session.take(await readDraft(file), file);
    } catch (failure) {
      setFault((failure as Error).message || words.unread);
    } finally {
      setReading(false);
    }
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const found = dropped(event.dataTransfer);
    if (typeof found === 'string') {
      refuse(found);
    } else if (found) {
      void read(found);
    }
  };

  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) {
      const why = faultOf(file);
      if (why) {
        refuse(why);
      } else {
        void read(file);
      }
    }
  };

  const paste = (event: ClipboardEvent) => {
    if (isPicture(event.clipboardData)) {
      event.preventDefault();
      refuse('picture');
    }
  };

  const send = () => {
    if (state.text.trim() === '') {
      setFault(words.nothing);
      field.current?.focus();
    } else if (isTooLong) {
      field.current?.focus();
    } else {
      session.begin();
    }
  };

  const dragOver = (event: DragEvent) => {
    if (event.dataTransfer.types.includes('Files')) {
      event.preventDefault();
      setOver(true);
    }
  };

  return (
    <div className={over ? 'draft-form over' : 'draft-form'} onDragOver={dragOver} onDragLeave={() => setOver(false)} onDrop={drop}>
      <h2>{words.title}</h2>
      <p id="draft-intro">{words.intro}</p>
      <label htmlFor="draft">{words.draft}</label>
      <textarea
        id="draft"
        ref={field}
        rows={12}
        lang="zh-CN"
        value={state.text}
        placeholder={words.example}
        aria-describedby="draft-intro draft-state"
        aria-invalid={isTooLong}
        onPaste={paste}
        onChange={(event) => {
          setFault('');
          session.edit(event.target.value);
        }}
      />
      <div id="draft-state" className="draft-state" role="status">
        {reading && <p className="step">{words.reading}</p>}
        {over && <p className="step">{words.drop}</p>}
        {state.name && !reading && <p className="step">{words.from(visible(state.name))}</p>}
        {state.text.length > nearlyFull && !isTooLong && <p className="step">{words.count(state.text.length, longest)}</p>}
        {isTooLong && <p className="error">{words.tooLong(state.text.length, longest)}</p>}
        {(fault || state.error) && <p className="error">{visible(fault || state.error)}</p>}
      </div>
      <div className="actions">
        <button type="button" className="primary" aria-disabled={reading || isTooLong || state.text.trim() === ''} onClick={send}>
          {words.check}
        </button>
        <label className="button pick">
          {words.pick}
          <input type="file" accept=".docx,.txt,.md,.pdf,.html,text/plain" onChange={pick} />
        </label>
        {state.text !== '' && (
          <button type="button" onClick={() => window.confirm(words.clearAsk) && session.clear()}>
            {words.clear}
          </button>
        )}
      </div>
    </div>
  );
}
