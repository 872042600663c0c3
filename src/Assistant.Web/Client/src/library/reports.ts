import type { ReportText } from '../highlight';

/** A report as it is listed. */
export interface ReportSummary {
  report: string;
  title: string;
  place: string | null;
  level: string;
  year: number | null;
  passages: number;
  figures: number;
}

/** An item of a list of a report. */
export interface ListedItem {
  number: number | null;
  head: string;
  start: number;
  end: number;
}

/** A list of a report; parent is the list with an item around it, or -1. */
export interface ReportList {
  announced: string | null;
  promised: number | null;
  items: ListedItem[];
  chapter: number;
  parent: number;
}

export interface Chapter {
  heading: string;
  kind: string;
  start: number;
  end: number;
}

export interface Term {
  term: string;
  definition: string;
  span: { start: number; end: number };
}

/** All that is known of a report. */
export interface ReportDetails extends ReportText {
  meeting: string | null;
  speaker: string | null;
  passages: number;
  figures: number;
  outline: { chapters: Chapter[]; lists: ReportList[] };
  glossary: Term[];
}

/** A figure of the ledger of a report. */
export interface ReportFigure {
  report: string;
  indicator: string;
  canonical: string | null;
  subject: string;
  value: number;
  value_text: string;
  unit: string;
  period: string;
  status: string;
  quote: string;
  start: number;
  end: number;
}

/** A passage that has the words that were looked for. */
export interface WordsFound {
  report: string;
  title: string;
  place: string | null;
  year: number | null;
  section: string[];
  page: number | null;
  text: string;
  start: number;
  end: number;
  marks: { start: number; end: number }[];
}

export interface WordSearch {
  total: number;
  reports: number;
  found: WordsFound[];
}

/** What the host answers; what it says of a fault is thrown as the message, '' where it says nothing. */
export async function read<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal });
  if (!response.ok) {
    throw new Error((await response.json().catch(() => null))?.detail ?? '');
  }

  return (await response.json()) as T;
}

/** The address of a report in the library, at a stretch of its text where one is given. */
export function addressOf(report: string, part = '', at?: { start: number; end: number }): string {
  return `/library/${encodeURIComponent(report)}${part && `/${part}`}${at ? `?at=${at.start}-${at.end}` : ''}`;
}

/** The stretch that an address names; null where it names none. */
export function stretchOf(search: string): { start: number; end: number } | null {
  const match = /(?:^|[?&])at=(\d{1,8})-(\d{1,8})(?:&|$)/.exec(search);
  const [start, end] = [Number(match?.[1]), Number(match?.[2])];
  return match && start <= end ? { start, end } : null;
}
