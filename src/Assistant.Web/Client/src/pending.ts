import { kept } from './storage';

const key = 'assistant.pending';

/** A question that the server has not taken yet. */
export interface Pending {
  conversation: string;
  id: string;
  question: string;
  place: string | null;
}

/** What was asked and not sent, oldest first. */
export function pendings(conversation: string): Pending[] {
  return all().filter((pending) => pending.conversation === conversation);
}

export function keepPending(pending: Pending): void {
  write([...all(), pending]);
}

export function dropPending(id: string): void {
  if (all().some((pending) => pending.id === id)) {
    write(all().filter((pending) => pending.id !== id));
  }
}

function write(list: Pending[]): void {
  kept.write(key, JSON.stringify(list.slice(-20)));
}

function all(): Pending[] {
  try {
    const list: unknown = JSON.parse(kept.read(key) ?? '[]');
    return Array.isArray(list) ? list.filter(isPending) : [];
  } catch {
    return [];
  }
}

function isPending(value: unknown): value is Pending {
  const pending = value as Pending | null;
  return typeof pending?.conversation === 'string' && typeof pending.id === 'string' && typeof pending.question === 'string';
}
