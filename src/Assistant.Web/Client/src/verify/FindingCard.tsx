import type { Citation } from '../events';
import { verifyWords } from '../texts/verify';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import { type Finding, signs } from './findings';

/** One finding: what the draft says, what the report says, why, and the passage. */
export function FindingCard({
  finding,
  onOpen,
  onClose,
  onStep,
}: {
  finding: Finding;
  onOpen: (citation: Citation, from: HTMLElement) => void;
  onClose: () => void;
  onStep: (by: 1 | -1) => void;
}) {
  const words = useWords(verifyWords);
  const { citation } = finding;
  return (
    <section className={`card ${finding.kind}`} aria-label={words.number(finding.number, words.kinds[finding.kind], visible(finding.text))}>
      <div className="card-head">
        <h3>
          <span className="sign">{signs[finding.kind]}</span> {words.long[finding.kind]}
        </h3>
        <span className="card-steps">
          <button type="button" aria-label={words.previous} title={words.previous} onClick={() => onStep(-1)}>
            ‹
          </button>
          <button type="button" aria-label={words.next} title={words.next} onClick={() => onStep(1)}>
            ›
          </button>
          <button type="button" onClick={onClose}>
            {words.close}
          </button>
        </span>
      </div>
      <div aria-live="polite">
        <dl>
          <dt>{words.inDraft}</dt>
          <dd>{visible(finding.text)}</dd>
          {finding.expected && (
            <>
              <dt>{words.expected}</dt>
              <dd className="expected">{visible(finding.expected)}</dd>
            </>
          )}
          {finding.reason && (
            <>
              <dt>{words.reason}</dt>
              <dd>{visible(finding.reason)}</dd>
            </>
          )}
        </dl>
        {citation ? (
          <figure>
            <figcaption>{finding.kind === 'not_found' ? words.nearest : words.passage}</figcaption>
            <blockquote>{visible(citation.quote)}</blockquote>
            <p className="source">
              {visible(citation.title)}
              {visible(citation.section.map((heading) => ` › ${heading}`).join(''))}
              {citation.page !== null && ` › 第${citation.page}页`}
            </p>
            <button type="button" className="open" onClick={(event) => onOpen(citation, event.currentTarget)}>
              {words.open}
            </button>
          </figure>
        ) : (
          <p className="step">{words.noPassage}</p>
        )}
      </div>
    </section>
  );
}
