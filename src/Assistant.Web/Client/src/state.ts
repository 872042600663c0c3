import type { Answer, ChatEvent, Citation } from './events';

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
    const turn: Turn = { id: action.id, question: action.question, phase: 'asking', step: '正在理解问题', text: '', citations: [], answer: null, error: null, notices: [] };
    return [...turns, turn];
  }

  return turns.map((turn) => (turn.id === action.id && turn.phase === 'asking' ? apply(turn, action) : turn));
}

function apply(turn: Turn, action: Exclude<Action, { type: 'asked' }>): Turn {
  switch (action.type) {
    case 'failed':
      return { ...turn, phase: 'failed', error: action.message };
    case 'stopped':
      return { ...turn, phase: 'stopped', step: '已停止' };
    case 'event':
      return applyEvent(turn, action.event);
  }
}

function applyEvent(turn: Turn, event: ChatEvent): Turn {
  switch (event.type) {
    case 'queued':
      return { ...turn, step: queued(event.place, event.seconds) };
    case 'understood':
      return { ...turn, step: '正在查找报告原文' };
    case 'passages':
      return { ...turn, step: `找到 ${event.count} 段相关原文` };
    case 'text':
      return { ...turn, text: turn.text + event.text };
    case 'citation':
      return { ...turn, citations: [...turn.citations, event.citation] };
    case 'notice':
      return turn.notices.includes(event.message) ? turn : { ...turn, notices: [...turn.notices, event.message] };
    case 'grounded':
      return { ...turn, step: event.quotes === 0 ? '' : event.cut > 0 ? `引文与原文一致；去掉了 ${event.cut} 处在原文中核对不上的内容` : '引文与原文一致' };
    case 'ended':
      // The label speaks of quotes only: a refusal shows the nearest passage and gets none.
      return { ...turn, phase: 'done', step: event.answer.refusal ? '' : turn.step, text: event.answer.answer, citations: event.answer.citations, answer: event.answer };
    case 'error':
      return { ...turn, phase: 'failed', error: event.message };
    case 'verdicts':
    case 'verified':
      return turn;
  }
}

/** Where a question or a draft stands in the line. */
export function queued(place: number, seconds: number): string {
  return `排队中，前面还有 ${place - 1} 个，大约等 ${seconds} 秒`;
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
