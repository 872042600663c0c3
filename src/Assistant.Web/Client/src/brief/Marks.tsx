import type { Citation } from '../events';
import { briefWords } from '../texts/brief';
import { useWords } from '../texts/words';
import { visible } from '../visible';

/** The sources of a line, each a button that opens its report. */
export function Marks({ citations, onOpen }: { citations: Citation[]; onOpen: (citation: Citation, from: HTMLElement) => void }) {
  const words = useWords(briefWords);
  return (
    <span className="brief-marks">
      {citations.map((citation) => (
        <button key={citation.mark} type="button" aria-label={words.source(citation.mark, visible(citation.title))} onClick={(event) => onOpen(citation, event.currentTarget)}>
          {citation.mark}
        </button>
      ))}
    </span>
  );
}
