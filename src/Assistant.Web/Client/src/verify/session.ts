import { type Check, DraftRuns } from '../drafts';
import type { ChatEvent, VerificationResult } from '../events';
import { queued } from '../state';
import { Kept } from '../storage';
import { findingsOf, type Kind, ordered, step } from './findings';

/** Most characters that are verified at once (DraftVerifier.MaxLength). */
export const longest = 20_000;

const key = 'assistant.draft';
const resultKey = 'assistant.draft.result';

/** A draft, what it came to, and what the person looks at. */
export interface DraftState {
  text: string;
  /** Name of the file that it was read from; empty where it was typed or pasted. */
  name: string;
  phase: 'editing' | 'checking' | 'done' | 'stopped' | 'failed';
  /** Where the draft stands in the line. */
  step: string;
  /** What the server says went wrong. */
  error: string;
  /** How many characters are judged so far. */
  judged: number;
  result: VerificationResult | null;
  /** The text that was sent: the draft may have been edited since. */
  checked: string;
  kind: Kind | null;
  selected: number | null;
}

export const empty: DraftState = {
  text: '',
  name: '',
  phase: 'editing',
  step: '',
  error: '',
  judged: 0,
  result: null,
  checked: '',
  kind: null,
  selected: null,
};

type Store = Pick<Kept, 'read' | 'write'>;

/**
 * The draft of this tab. It lives outside the page's components: who looks at another page finds draft, run and result again, and who reloads finds draft and
 * result (a run that was cut off by it begins again). Where the browser keeps nothing, only until the page is loaded anew.
 */
export class DraftSession {
  private readonly runs: DraftRuns;
  private readonly listeners = new Set<() => void>();
  private state: DraftState;
  private running = false;

  constructor(
    check: Check,
    private readonly store: Store = new Kept(() => window.sessionStorage),
  ) {
    this.runs = new DraftRuns(check);
    this.state = read(store);
  }

  readonly get = (): DraftState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The file that the draft was read from, as long as the draft is what it held; gone after a reload. */
  file: File | null = null;

  edit(text: string): void {
    if (text !== this.state.text) {
      this.file = null;
      this.set({ text });
    }
  }

  /** Takes the text that was read from a file. */
  take(text: string, file: File): void {
    this.set({ ...empty, text, name: file.name });
    this.file = file;
  }

  /** Sends the draft. The verdicts of an earlier one would read as those of this one. */
  begin(): void {
    if (this.state.text.trim() === '' || this.state.text.length > longest) {
      return;
    }

    this.running = true;
    this.set({ phase: 'checking', step: '', error: '', judged: 0, result: null, checked: this.state.text, kind: null, selected: null });
    void this.runs.begin(
      this.state.text,
      (event) => this.on(event),
      (message) => this.fail(message),
    );
  }

  /** Begins again what a reload cut off. */
  resume(): void {
    if (this.state.phase === 'checking' && !this.running) {
      this.set({ text: this.state.checked });
      this.begin();
    }
  }

  /** Stops; what was judged until then stays. */
  stop(): void {
    this.runs.end();
    this.running = false;
    this.set({ phase: 'stopped', step: '' });
  }

  /** Back to the draft, to change it. */
  revise(): void {
    this.runs.end();
    this.running = false;
    this.set({ phase: 'editing', step: '', error: '', selected: null });
  }

  clear(): void {
    this.runs.end();
    this.running = false;
    this.file = null;
    this.set(empty);
  }

  filter(kind: Kind | null): void {
    this.set({ kind, selected: null });
  }

  select(number: number | null): void {
    this.set({ selected: number });
  }

  /** Goes to the next (1) or the previous (-1) of the findings that are listed. */
  step(by: 1 | -1): void {
    const { result, kind, selected } = this.state;
    this.set({ selected: step(ordered(result ? findingsOf(result) : [], kind), selected, by) });
  }

  private on(event: ChatEvent): void {
    switch (event.type) {
      case 'queued':
        return this.set({ step: queued(event.place, event.seconds) });
      case 'verdicts':
        return this.set({ step: '', judged: Math.max(this.state.judged, event.judged), result: joined(this.state.result, event) });
      case 'verified':
        this.running = false;
        return this.set({ phase: 'done', step: '', judged: this.state.checked.length, result: event.result });
      case 'error':
        return this.fail(event.message);
    }
  }

  private fail(message: string): void {
    this.running = false;
    this.set({ phase: 'failed', step: '', error: message });
  }

  private set(change: Partial<DraftState>): void {
    this.state = { ...this.state, ...change };
    this.keep(change);
    this.listeners.forEach((listener) => listener());
  }

  // A long result is written once, not with every step through it. What has come of a run that goes on is not kept: after a reload it begins again.
  private keep(change: Partial<DraftState>): void {
    const { result, ...rest } = this.state;
    this.store.write(key, JSON.stringify(rest));
    if (rest.phase !== 'checking' && ('result' in change || 'phase' in change)) {
      this.store.write(resultKey, JSON.stringify(result));
    }
  }
}

/** What is there so far with what came: the marks of a part count from 1, so they are moved behind those that are there. */
function joined(before: VerificationResult | null, part: Pick<VerificationResult, 'verdicts' | 'citations'>): VerificationResult {
  const by = before?.citations.length ?? 0;
  return {
    verdicts: [...(before?.verdicts ?? []), ...part.verdicts.map((verdict) => ({ ...verdict, mark: verdict.mark === null ? null : verdict.mark + by }))],
    citations: [...(before?.citations ?? []), ...part.citations.map((citation) => ({ ...citation, mark: citation.mark + by }))],
    summary: '',
    notes: [],
  };
}

function read(store: Store): DraftState {
  const kept = parsed(store.read(key));
  const text = kept['text'];
  const result = parsed(store.read(resultKey));
  return typeof text === 'string' ? { ...empty, ...kept, result: kept['phase'] !== 'checking' && Array.isArray(result['verdicts']) ? (result as unknown as VerificationResult) : null } : empty;
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
