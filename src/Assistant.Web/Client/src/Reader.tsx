import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { call, Refused } from './api';
import { copyText } from './copy';
import type { Citation } from './events';
import { lines, located, type ReportText } from './highlight';
import { quoteLink } from './permalink';
import { askWords } from './texts/ask';
import { readerWords } from './texts/reader';
import { useWords } from './texts/words';
import { visible } from './visible';

// Where there is room the report stands beside the answer, which stays usable.
const roomBeside = '(min-width: 60rem)';

/** The whole report with the quote highlighted and scrolled into view. Esc closes. */
export function Reader({ citation, onClose }: { citation: Citation; onClose: () => void }) {
  const words = useWords(readerWords);
  const asks = useWords(askWords);
  const [report, setReport] = useState<ReportText | null>(null);
  const [error, setError] = useState('');
  const [said, setSaid] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);
  const quote = useMemo(() => (report ? located(report.text, citation) : null), [report, citation]);

  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) {
      if (window.matchMedia(roomBeside).matches) {
        shown.show();
      } else {
        shown.showModal();
      }
    }
  }, []);

  useEffect(() => {
    let isWanted = true;
    setError('');
    setSaid('');
    setReport((before) => (before?.report === citation.report ? before : null));
    call<ReportText>(`/api/reports/${encodeURIComponent(citation.report)}`).then(
      (body) => isWanted && setReport(body),
      (failure: unknown) => isWanted && setError(failure instanceof Refused && failure.status === 404 ? words.gone : words.unreachable),
    );
    return () => {
      isWanted = false;
    };
  }, [citation, words]);

  useEffect(() => {
    if (report) {
      dialog.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
    }
  }, [report, citation]);

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      dialog.current?.close();
    }
  };

  return (
    <dialog ref={dialog} className="reader" aria-labelledby="reader-title" onClose={onClose} onKeyDown={closeOnEscape}>
      <header>
        <h2 id="reader-title">{visible(report?.title ?? citation.title)}</h2>
        {citation.quote !== '' && (
          <button type="button" onClick={() => void copyText(new URL(quoteLink(citation), window.location.href).href).then((done) => setSaid(done ? asks.copied : asks.notCopied))}>
            {asks.copyPermalink}
          </button>
        )}
        <button type="button" autoFocus onClick={() => dialog.current?.close()}>
          {asks.close}
        </button>
        <p className="where">
          {visible([...citation.section, ...(citation.page === null ? [] : [asks.page(citation.page)])].join(' › '))}
          <span role="status"> {said}</span>
        </p>
      </header>
      <div className="report" tabIndex={0} role="region" aria-label={words.whole}>
        {error && <p className="error">{error}</p>}
        {!report && !error && <p className="step working">{words.opening}</p>}
        {quote?.state === 'moved' && <p className="notice">{words.moved}</p>}
        {quote?.state === 'changed' && <p className="notice">{words.changed}</p>}
        {report &&
          quote &&
          lines(report, quote.start, quote.end).map((line) => {
            const content = (
              <>
                {visible(line.before)}
                {line.quoted && <mark>{visible(line.quoted)}</mark>}
                {visible(line.after)}
              </>
            );
            return line.depth === 1 ? <h3 key={line.key}>{content}</h3> : line.depth > 1 ? <h4 key={line.key}>{content}</h4> : <p key={line.key}>{content}</p>;
          })}
      </div>
    </dialog>
  );
}
