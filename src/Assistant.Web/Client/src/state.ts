import type { Answer, ChatEvent, Citation } from './events';
import { askWords } from './texts/ask';
import { wordsNow } from './texts/words';

/** A question with what is known of its answer so far. */
export interface Turn {
  id: string;
  question: string;
  phase: 'asking' | 'done' | 'failed' | 'stopped';
  step: string;
  text: string;
  citations: Citation[];
  answer: Answer | null;
  error: string | null;
  notices: string[];
}

export type Action =
  | { type: 'asked'; id: string; question: string }
  | { type: 'event'; id: string; event: ChatEvent }
  | { type: 'failed'; id: string; message: string }
  | { type: 'stopped'; id: string };

/** The turns after an action; turns that it does not concern stay the same objects. */
export function reduce(turns: Turn[], action: Action): Turn[] {
  if (action.type === 'asked') {
    const turn: Turn = { id: action.id, question: action.question, phase: 'asking', step: wordsNow(askWords).understanding, text: '', citations: [], answer: null, error: null, notices: [] };
    return [...turns, turn];
  }

  return turns.map((turn) => (turn.id === action.id && turn.phase === 'asking' ? apply(turn, action) : turn));
}

function apply(turn: Turn, action: Exclude<Action, { type: 'asked' }>): Turn {
  switch (action.type) {
    case 'failed':
      return { ...turn, phase: 'failed', error: action.message };
    case 'stopped':
      return { ...turn, phase: 'stopped', step: '' };
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
      return { ...turn, step: words.understanding, text: '', citations: [], notices: [] };
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
      return { ...turn, step: event.quotes === 0 ? '' : event.cut > 0 ? words.cut(event.cut) : words.verbatim };
    case 'ended':
      // The label speaks of quotes only: a refusal shows the nearest passage and gets none.
      return { ...turn, phase: 'done', step: event.answer.refusal ? '' : turn.step, text: event.answer.answer, citations: event.answer.citations, answer: event.answer };
    case 'error':
      return event.retryAfter === null
        ? { ...turn, phase: 'failed', error: event.message }
        : { ...turn, step: words.again(event.retryAfter), text: '', citations: [], notices: [] };
    case 'verdicts':
    case 'verified':
      return turn;
  }
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
