import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Citation } from './events';
import { lines, type ReportText } from './highlight';
import { visible } from './visible';

// Where there is room the report stands beside the answer, which stays usable.
const roomBeside = '(min-width: 60rem)';

/** The whole report with the quote highlighted and scrolled into view. Esc closes. */
export function Reader({ citation, onClose }: { citation: Citation; onClose: () => void }) {
  const [report, setReport] = useState<ReportText | null>(null);
  const [error, setError] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);

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

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      dialog.current?.close();
    }
  };

  useEffect(() => {
    let current = true;
    fetch(`/api/reports/${encodeURIComponent(citation.report)}`)
      .then(async (response) => {
        if (!response.ok) {
          throw new Error((await response.json()).detail ?? response.statusText);
        }

        return response.json() as Promise<ReportText>;
      })
      .then((body) => current && setReport(body))
      .catch((failure: Error) => current && setError(`打不开报告：${failure.message}`));
    return () => {
      current = false;
    };
  }, [citation]);

  useEffect(() => {
    if (report) {
      dialog.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
    }
  }, [report]);

  return (
    <dialog ref={dialog} className="reader" aria-labelledby="reader-title" onClose={onClose} onKeyDown={closeOnEscape}>
      <header>
        <h2 id="reader-title">{visible(citation.title)}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          关闭
        </button>
      </header>
      <div className="report" tabIndex={0} role="region" aria-label="报告全文">
        {error && <p className="error">{visible(error)}</p>}
        {!report && !error && <p className="step">正在打开报告…</p>}
        {report &&
          lines(report, citation.start, citation.end).map((line) => {
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
