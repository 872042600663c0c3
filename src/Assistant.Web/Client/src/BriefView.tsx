import { useMemo } from 'react';
import { Link } from 'wouter';
import { BriefMaker } from './brief/BriefMaker';
import { placesOf } from './brief/brief';
import { PromiseTable } from './brief/PromiseTable';
import type { Citation } from './events';
import type { ReportSummary } from './library/reports';
import { useRead } from './library/useRead';
import { Waiting } from './library/Waiting';
import { useOwnAddress } from './pages';
import { briefWords } from './texts/brief';
import { useWords } from './texts/words';

/** The brief of a topic, and the ledger of what a place promised. */
export function BriefView({ onOpen }: { onOpen: (citation: Citation, from: HTMLElement) => void }) {
  const words = useWords(briefWords);
  const isLedger = useOwnAddress('brief').startsWith('/brief/promises');
  const reading = useRead<{ reports: ReportSummary[] }>('/api/reports');
  const places = useMemo(() => placesOf(reading.value?.reports ?? []), [reading.value]);
  return (
    <section className="library brief" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="soft">{words.intro}</p>
      <nav className="parts" aria-label={words.parts}>
        <Link href="/brief" aria-current={isLedger ? undefined : 'page'}>
          {words.brief}
        </Link>
        <Link href="/brief/promises" aria-current={isLedger ? 'page' : undefined}>
          {words.promises}
        </Link>
      </nav>
      {!reading.value && <Waiting reading={reading} />}
      {reading.value && places.size === 0 && <p className="step">{words.noReports}</p>}
      {places.size > 0 && (
        <>
          <div hidden={isLedger}>
            <BriefMaker places={places} onOpen={onOpen} />
          </div>
          <div hidden={!isLedger}>
            <PromiseTable places={places} onOpen={onOpen} />
          </div>
        </>
      )}
    </section>
  );
}
