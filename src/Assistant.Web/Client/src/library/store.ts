import type { ReportSummary } from './reports';

/** How far the host is with a report that was sent. */
export interface StoreProgress {
  type: 'progress';
  done: number;
  total: number;
}

/** A report that is stored now, and what people should know of how it was read. */
export interface StoredReport {
  report: ReportSummary;
  outcome: string;
  notices: string[];
}

/** Cuts a stream of server-sent events into the data of each. What is not ended yet stays for the next piece. */
export class EventLines {
  private rest = '';

  take(piece: string): string[] {
    const blocks = (this.rest + piece).replace(/\r\n/g, '\n').split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(dataOf).filter((data) => data !== '');
  }
}

function dataOf(block: string): string {
  return block
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).replace(/^ /, ''))
    .join('\n');
}

/** The name under which a file becomes a report. */
export function reportName(file: string): string {
  return file.replace(/\.[^.]*$/, '');
}

/** Sends a report, in place of one where its name is given, and follows what the host does with it. */
export async function store(file: File, replaced: string | null, key: string, onProgress: (progress: StoreProgress) => void): Promise<StoredReport> {
  const form = new FormData();
  form.append('file', file, file.name);
  const response = await fetch(replaced === null ? '/api/reports' : `/api/reports/${encodeURIComponent(replaced)}`, {
    method: replaced === null ? 'POST' : 'PUT',
    headers: { Authorization: `Bearer ${key}`, Accept: 'text/event-stream, application/problem+json' },
    body: form,
  });
  if (!response.ok || !response.body) {
    throw new Error((await response.json().catch(() => null))?.detail ?? '');
  }

  const reader = response.body.getReader();
  const text = new TextDecoder();
  const lines = new EventLines();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    for (const data of lines.take(text.decode(piece.value, { stream: true }))) {
      const event = JSON.parse(data) as StoreProgress | { type: 'stored'; stored: StoredReport } | { type: 'error'; message: string };
      switch (event.type) {
        case 'progress':
          onProgress(event);
          break;
        case 'stored':
          return event.stored;
        case 'error':
          throw new Error(event.message);
      }
    }
  }

  throw new Error('');
}

/** Takes a report out of the corpus. */
export async function remove(report: string, key: string): Promise<void> {
  const response = await fetch(`/api/reports/${encodeURIComponent(report)}`, { method: 'DELETE', headers: { Authorization: `Bearer ${key}` } });
  if (!response.ok) {
    throw new Error((await response.json().catch(() => null))?.detail ?? '');
  }
}
