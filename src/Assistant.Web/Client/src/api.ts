import type { Answer, Citation } from './events';
import { owner } from './owner';
import type { Phase } from './state';

/** What the page shows before anything is asked. */
export interface Start {
  isReady: boolean;
  status: string;
  version: string;
  reports: number;
  titles: string[];
  places: string[];
  indexed: string | null;
  examples: string[];
  questionLength: number;
  draftLength: number;
  retentionHours: number;
  shareDays: number;
  isKept: boolean;
}

/** A turn as the server keeps it. */
export interface StoredTurn {
  id: string;
  question: string;
  place: string | null;
  phase: Phase;
  answer: Answer | null;
  error: string | null;
  isUp: boolean | null;
}

export interface ConversationSummary {
  id: string;
  title: string;
  turns: number;
  changed: string;
}

export interface Shared {
  id: string;
  question: string;
  answer: Answer;
  created: string;
  expires: string;
}

export interface SharedSummary {
  id: string;
  question: string;
  expires: string;
}

/** What became of a linked quote. */
export interface FoundQuote {
  state: 'there' | 'moved' | 'changed' | 'gone';
  report: string | null;
  citation: Citation | null;
}

/** What the server says where it does not do what was asked. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Calls the server. A server that is not there throws a TypeError, as fetch does; one that refuses a Refused with its words. */
export async function call<T>(path: string, options: { method?: string; body?: unknown } = {}): Promise<T> {
  const response = await fetch(path, {
    method: options.method ?? 'GET',
    headers: { 'X-Assistant-Owner': owner(), ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
  });
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { detail?: string };
    throw new Refused(response.status, problem.detail ?? response.statusText);
  }

  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** A file that the server makes, as the browser saves it. */
export async function download(path: string, name: string): Promise<void> {
  const response = await fetch(path, { headers: { 'X-Assistant-Owner': owner() } });
  if (!response.ok) {
    throw new Refused(response.status, response.statusText);
  }

  save(await response.blob(), name);
}

/** Lets the browser save a file. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
