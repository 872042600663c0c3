import { useRef } from 'react';
import { useSearch } from 'wouter';
import type { Citation } from './events';
import { ReportView } from './library/ReportView';
import { Shelves } from './library/Shelves';
import { useOwnAddress } from './pages';

const address = /^\/library(?:\/([^/]+)(?:\/(outline|figures|glossary))?)?\/?$/;

/** The shelves, or a report that was taken from them. What was looked for on the shelves is there when the report is put back, and the report when another page was shown. */
export function LibraryView({ onOpen }: { onOpen: (citation: Citation, from: HTMLElement) => void }) {
  const location = useOwnAddress('library');
  const search = useSearch();
  const last = useRef('');
  if (window.location.pathname.startsWith('/library')) {
    last.current = search;
  }

  const [, report, part] = address.exec(location) ?? [];
  return (
    <>
      <div hidden={report !== undefined}>
        <Shelves />
      </div>
      {report !== undefined && <ReportView key={report} report={decoded(report)} part={part ?? ''} search={last.current} onOpen={onOpen} />}
    </>
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
