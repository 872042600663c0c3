import type { Citation } from './events';
import { askWords } from './texts/ask';
import { useWords } from './texts/words';
import { visible } from './visible';

export type Open = (citation: Citation, from: HTMLElement) => void;

/** The number of a source, to be pressed. The area that is touched is larger than what is seen. */
export function Mark({ citation, onOpen }: { citation: Citation; onOpen: Open }) {
  const words = useWords(askWords);
  return (
    <button type="button" className="mark" aria-label={words.source(citation.mark, visible(citation.title))} onClick={(event) => onOpen(citation, event.currentTarget)}>
      <span>{citation.mark}</span>
    </button>
  );
}
