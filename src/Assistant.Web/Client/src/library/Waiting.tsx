import { libraryWords } from '../texts/library';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import type { Reading } from './useRead';

/** What is shown while something is read, and where it could not be. */
export function Waiting<T>({ reading }: { reading: Reading<T> }) {
  const words = useWords(libraryWords);
  return reading.fault === null ? (
    <p className="step" role="status">
      {words.loading}
    </p>
  ) : (
    <p className="notice" role="alert">
      <span>{visible(reading.fault) || words.failed}</span>
      <button type="button" onClick={reading.again}>
        {words.again}
      </button>
    </p>
  );
}
