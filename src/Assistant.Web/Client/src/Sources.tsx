import { useState } from 'react';
import { copyText } from './copy';
import type { Citation } from './events';
import type { Open } from './Mark';
import { quoteLink } from './permalink';
import { askWords } from './texts/ask';
import { useWords } from './texts/words';
import { visible } from './visible';

/** The sources of an answer, folded until they are wanted: the answer itself is made of them and is not printed twice. */
export function Sources({ citations, isNearest, isOpen, onOpen }: { citations: Citation[]; isNearest: boolean; isOpen: boolean; onOpen: Open }) {
  const words = useWords(askWords);
  return (
    <details className="citations" open={isOpen}>
      <summary>{isNearest ? words.nearest : words.sourceCount(citations.length)}</summary>
      <ol>
        {citations.map((citation) => (
          <CitationItem key={citation.mark} citation={citation} onOpen={onOpen} />
        ))}
      </ol>
    </details>
  );
}

/** A source: the quote, the full title, where in the report, and ways to open and to link it. */
export function CitationItem({ citation, onOpen }: { citation: Citation; onOpen: Open }) {
  const words = useWords(askWords);
  const [copied, setCopied] = useState('');
  return (
    <li className="citation">
      <span className="mark-number" aria-hidden="true">
        {citation.mark}
      </span>
      <div>
        <blockquote>{visible(citation.quote)}</blockquote>
        <p className="source">
          <cite>{visible(citation.title)}</cite>
          {visible(citation.section.map((heading) => ` › ${heading}`).join(''))}
          {citation.page !== null && ` › ${words.page(citation.page)}`}
        </p>
        <p className="actions">
          <button type="button" className="open-report" onClick={(event) => onOpen(citation, event.currentTarget)}>
            {words.openReport}
          </button>
          <button type="button" className="quiet" onClick={() => void copyText(new URL(quoteLink(citation), window.location.href).href).then((done) => setCopied(done ? words.copied : words.notCopied))}>
            {words.copyPermalink}
          </button>
          <span role="status">{copied}</span>
        </p>
      </div>
    </li>
  );
}
