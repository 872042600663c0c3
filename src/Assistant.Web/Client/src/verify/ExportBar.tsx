import { useState } from 'react';
import { verifyWords } from '../texts/verify';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import { exportDraft, type Format, formats } from './exports';
import type { DraftSession, DraftState } from './session';

/** Takes the result away as a file. */
export function ExportBar({ session, state }: { session: DraftSession; state: DraftState }) {
  const words = useWords(verifyWords);
  const [told, setTold] = useState('');
  const [isBusy, setBusy] = useState(false);

  const take = async (format: Format) => {
    setBusy(true);
    setTold(words.exporting);
    try {
      setTold(words.exported(await exportDraft(format, state, session.file)));
    } catch (failure) {
      setTold((failure as Error).message || words.notExported);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="exports" role="group" aria-label={words.export}>
      <span aria-hidden="true">{words.export}</span>
      {formats.map((format) => (
        <button key={format} type="button" aria-disabled={isBusy} onClick={() => !isBusy && void take(format)}>
          {words.formats[format]}
        </button>
      ))}
      <span role="status" className="step">
        {visible(told)}
      </span>
    </div>
  );
}
