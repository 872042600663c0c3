import { Link } from 'wouter';
import type { Citation } from '../events';
import { libraryWords } from '../texts/library';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import { FigureTable } from './FigureTable';
import { Glossary } from './Glossary';
import { Outline } from './Outline';
import { ReadingView } from './ReadingView';
import { addressOf, type ReportDetails, stretchOf } from './reports';
import { useRead } from './useRead';
import { Waiting } from './Waiting';

/** A report: its text, its outline, its figures, its glossary. */
export function ReportView({ report, part, search, onOpen }: { report: string; part: string; search: string; onOpen: (citation: Citation, from: HTMLElement) => void }) {
  const words = useWords(libraryWords);
  const reading = useRead<ReportDetails>(`/api/reports/${encodeURIComponent(report)}`);
  const details = reading.value;
  const parts = [
    ['', words.text],
    ['outline', words.outline],
    ['figures', words.figures],
    ['glossary', words.glossary],
  ] as const;
  return (
    <section className="library report-view" aria-label={visible(details?.title ?? report)}>
      <p className="back">
        <Link href="/library">‹ {words.back}</Link>
      </p>
      {!details && <Waiting reading={reading} />}
      {details && (
        <>
          <h2>{visible(details.title)}</h2>
          <p className="soft facts">
            {[details.speaker && words.delivered(visible(details.speaker)), details.meeting && visible(details.meeting), details.figures !== undefined && words.facts(details.passages, details.figures)]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <nav className="parts" aria-label={words.parts}>
            {parts.map(([name, title]) => (
              <Link key={name} href={addressOf(report, name)} aria-current={part === name ? 'page' : undefined}>
                {title}
              </Link>
            ))}
          </nav>
          {part === '' && <ReadingView details={details} at={stretchOf(search)} />}
          {part === 'outline' && <Outline details={details} />}
          {part === 'figures' && <FigureTable details={details} onOpen={onOpen} />}
          {part === 'glossary' && <Glossary details={details} />}
        </>
      )}
    </section>
  );
}
