import type { StoredTurn } from './api';
import type { Answer, ChatEvent, Citation } from './events';
import { askWords } from './texts/ask';
import { wordsNow } from './texts/words';

export type Phase = 'asking' | 'done' | 'failed' | 'stopped';

/** A question with what is known of its answer so far. */
export interface Turn {
  id: string;
  question: string;
  /** The place that was picked when it was asked. */
  place: string | null;
  phase: Phase;
  step: string;
  text: string;
  citations: Citation[];
  answer: Answer | null;
  error: string | null;
  notices: string[];
  /** How the last check ended; null before it, and where it is not known any more. */
  cut: number | null;
  isUp: boolean | null;
}

export type Action =
  | { type: 'loaded'; turns: Turn[] }
  | { type: 'asked'; id: string; question: string; place?: string | null }
  | { type: 'event'; id: string; event: ChatEvent }
  | { type: 'failed'; id: string; message: string }
  | { type: 'stopped'; id: string }
  | { type: 'waiting'; id: string }
  | { type: 'rated'; id: string; isUp: boolean };

/** A turn of which nothing is known yet. */
export function asked(id: string, question: string, place: string | null): Turn {
  return {
    id,
    question,
    place,
    phase: 'asking',
    step: wordsNow(askWords).understanding,
    text: '',
    citations: [],
    answer: null,
    error: null,
    notices: [],
    cut: null,
    isUp: null,
  };
}

/** A turn as the server kept it. */
export function fromStore(stored: StoredTurn): Turn {
  const turn = { ...asked(stored.id, stored.question, stored.place), isUp: stored.isUp };
  const words = wordsNow(askWords);
  return stored.answer
    ? { ...withAnswer(turn, stored.answer), cut: 0 }
    : stored.phase === 'done'
      ? { ...turn, phase: 'failed', step: '', error: words.unreadable }
      : { ...turn, phase: stored.phase, step: stored.phase === 'asking' ? turn.step : '', error: stored.error };
}

/** The turns after an action; turns that it does not concern stay the same objects. */
export function reduce(turns: Turn[], action: Action): Turn[] {
  switch (action.type) {
    case 'loaded':
      return action.turns;
    case 'asked':
      return [...turns, asked(action.id, action.question, action.place ?? null)];
    case 'rated':
      return turns.map((turn) => (turn.id === action.id ? { ...turn, isUp: action.isUp } : turn));
    default:
      return turns.map((turn) => (turn.id === action.id && turn.phase === 'asking' ? apply(turn, action) : turn));
  }
}

function apply(turn: Turn, action: Exclude<Action, { type: 'asked' | 'loaded' | 'rated' }>): Turn {
  switch (action.type) {
    case 'failed':
      return { ...turn, phase: 'failed', step: '', error: action.message };
    case 'stopped':
      return { ...turn, phase: 'stopped', step: '' };
    case 'waiting':
      return { ...turn, step: wordsNow(askWords).waiting };
    case 'event':
      return applyEvent(turn, action.event);
  }
}

function applyEvent(turn: Turn, event: ChatEvent): Turn {
  const words = wordsNow(askWords);
  switch (event.type) {
    case 'queued':
      return { ...turn, step: queued(event.place, event.seconds) };
    case 'restarted':
      return { ...turn, step: words.understanding, text: '', citations: [], notices: [], cut: null };
    case 'understood':
      return { ...turn, step: words.searching };
    case 'passages':
      return { ...turn, step: words.found(event.count) };
    case 'text':
      return { ...turn, text: turn.text + event.text };
    case 'citation':
      return { ...turn, citations: [...turn.citations, event.citation] };
    case 'notice':
      return turn.notices.includes(event.message) ? turn : { ...turn, notices: [...turn.notices, event.message] };
    case 'grounded':
      return { ...turn, cut: event.cut };
    case 'ended':
      return withAnswer(turn, event.answer);
    case 'error':
      return event.retryAfter === null
        ? { ...turn, phase: 'failed', step: '', error: event.message }
        : { ...turn, step: words.again(event.retryAfter), text: '', citations: [], notices: [], cut: null };
    case 'verdicts':
    case 'verified':
      return turn;
    default:
      return turn;
  }
}

function withAnswer(turn: Turn, answer: Answer): Turn {
  return { ...turn, phase: 'done', step: '', text: answer.answer, citations: answer.citations, answer, notices: [...new Set([...turn.notices, ...answer.notices])] };
}

/** What the last check came to, in words. It speaks of the quotes only: a refusal, which shows the nearest passage, gets none. */
export function checked(turn: Turn): string {
  const words = wordsNow(askWords);
  return turn.phase !== 'done' || turn.cut === null || turn.citations.length === 0 || turn.answer?.refusal ? '' : turn.cut > 0 ? words.cut(turn.cut) : words.verbatim;
}

/** Where a question or a draft stands in the line. */
export function queued(place: number, seconds: number): string {
  return wordsNow(askWords).queued(place - 1, seconds);
}

/** The questions that a follow-up can lean on, oldest first: those that came to an answer. */
export function historyOf(turns: Turn[]): string[] {
  return turns.filter((turn) => turn.phase === 'done').map((turn) => turn.question);
}

/** The place that the conversation is about after its last answer; null before one names a place. */
export function placeOf(turns: Turn[]): string | null {
  const done = turns.filter((turn) => turn.phase === 'done');
  return done[done.length - 1]?.answer?.scope.place ?? null;
}
