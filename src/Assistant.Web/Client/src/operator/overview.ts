import { Refused, save } from '../api';

/** How long work took, in milliseconds; null where there was none. */
export interface Latency {
  count: number;
  median: number | null;
  p95: number | null;
}

/** What the operator sees, as the server gives it. */
export interface Overview {
  version: string;
  status: string;
  isReady: boolean;
  reports: number;
  places: number;
  indexed: string | null;
  usage: {
    since: string;
    questions: { kind: string; outcome: string; refusal: string | null; count: number }[];
    drafts: number;
    verdicts: Record<string, number>;
    unfinished: number;
    answerTime: Latency;
    draftTime: Latency;
  };
  ratings: { kind: string; outcome: string; up: number; down: number }[];
  reasons: { isUp: boolean; reason: string; outcome: string; kind: string; question: string | null; at: string }[];
  keepsText: boolean;
  isAudited: boolean;
  audit: { at: string; who: string; what: string; of: string }[];
}

async function withKey(path: string, key: string): Promise<Response> {
  const response = await fetch(path, { headers: { Authorization: `Bearer ${encoded(key)}` } });
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { detail?: string };
    throw new Refused(response.status, problem.detail ?? '');
  }

  return response;
}

// A header carries no Han: a key with some is wrong, and the server says so.
function encoded(key: string): string {
  return /^[\x21-\x7e]+$/.test(key) ? key : encodeURIComponent(key);
}

export async function overview(key: string): Promise<Overview> {
  return (await (await withKey('/api/operator', key)).json()) as Overview;
}

export async function exportQuestions(key: string, name: string): Promise<void> {
  save(await (await withKey('/api/operator/questions', key)).blob(), name);
}
