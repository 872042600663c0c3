import { useEffect, useRef, useState } from 'react';
import { call, Refused, type FoundQuote } from './api';
import type { Open } from './Mark';
import { CitationItem } from './Sources';
import { askWords } from './texts/ask';
import { useWords } from './texts/words';

type State = FoundQuote['state'] | 'broken' | 'failed';

/** The quote of a link: found again where the report was indexed anew, and said plainly where it is gone. */
export function QuoteView({ report, place, onOpen }: { report: string; place: string; onOpen: Open }) {
  const words = useWords(askWords);
  const [found, setFound] = useState<FoundQuote | null>(null);
  const [state, setState] = useState<State | null>(null);
  const section = useRef<HTMLElement>(null);

  useEffect(() => {
    let isWanted = true;
    call<FoundQuote>(`/api/quotes/${encodeURIComponent(report)}/${encodeURIComponent(place)}`).then(
      (quote) => {
        if (isWanted) {
          setFound(quote);
          setState(quote.state);
          if (quote.citation) {
            onOpen(quote.citation, section.current!);
          } else if (quote.report) {
            onOpen({ mark: 1, report: quote.report, title: quote.report, section: [], page: null, quote: '', start: 0, end: 0 }, section.current!);
          }
        }
      },
      (error: unknown) => isWanted && setState(error instanceof Refused ? 'broken' : 'failed'),
    );
    return () => {
      isWanted = false;
    };
  }, [report, place, onOpen]);

  const said: Record<State, string> = {
    there: words.quoteThere,
    moved: words.quoteMoved,
    changed: words.quoteChanged,
    gone: words.quoteGone,
    broken: words.quoteBroken,
    failed: words.failed,
  };
  return (
    <section className="quote-page" ref={section} tabIndex={-1} aria-labelledby="quote-title">
      <h2 id="quote-title">{words.quoteTitle}</h2>
      <p role="status" data-state={state}>
        {state === null ? words.finding : said[state]}
      </p>
      {found?.citation && (
        <ol className="citation-list">
          <CitationItem citation={found.citation} onOpen={onOpen} />
        </ol>
      )}
    </section>
  );
}
