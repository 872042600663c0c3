import { describe, expect, it } from 'vitest';
import type { Answer, Citation } from '../src/events';
import { checked, fromStore, historyOf, placeOf, reduce, type Turn } from '../src/state';

const citation: Citation = { mark: 1, report: 'r', title: 't', section: [], page: null, quote: '增长4%', start: 3, end: 7 };
const answer: Answer = {
  id: 'a', question: 'q', outcome: 'answered', answer: '增长4%。[1]', refusal: null, citations: [citation], figures: [], derived: [], table: null, verdicts: [],
  timings: { understand: 0, retrieve: 0, answer: 0, ground: 0 },
  kind: 'figure',
  scope: { place: null, year: null },
  choices: [],
  notices: [],
  model: null,
};

function asked(): Turn[] {
  return reduce([], { type: 'asked', id: 'a', question: 'q' });
}

describe('reduce', () => {
  it('appends text and citations while the answer streams', () => {
    let turns = asked();
    turns = reduce(turns, { type: 'event', id: 'a', event: { type: 'text', text: '增长' } });
    turns = reduce(turns, { type: 'event', id: 'a', event: { type: 'text', text: '4%' } });
    turns = reduce(turns, { type: 'event', id: 'a', event: { type: 'citation', citation } });
    expect(turns[0]).toMatchObject({ text: '增长4%', citations: [citation], phase: 'asking' });
  });

  it('takes the whole answer when the stream ends', () => {
    const turns = reduce(asked(), { type: 'event', id: 'a', event: { type: 'ended', answer } });
    expect(turns[0]).toMatchObject({ phase: 'done', text: '增长4%。[1]', answer });
  });

  it('keeps a notice once', () => {
    let turns = asked();
    turns = reduce(turns, { type: 'event', id: 'a', event: { type: 'notice', message: 'n' } });
    turns = reduce(turns, { type: 'event', id: 'a', event: { type: 'notice', message: 'n' } });
    expect(turns[0]?.notices).toEqual(['n']);
  });

  it('ignores events that come after stopping', () => {
    let turns = reduce(asked(), { type: 'stopped', id: 'a' });
    turns = reduce(turns, { type: 'event', id: 'a', event: { type: 'text', text: 'late' } });
    expect(turns[0]).toMatchObject({ phase: 'stopped', text: '' });
  });

  it('says at which place a question waits', () => {
    const turns = reduce(asked(), { type: 'event', id: 'a', event: { type: 'queued', place: 3, seconds: 2 } });
    expect(turns[0]).toMatchObject({ phase: 'asking', step: '排队中，前面还有 2 个，大约等 2 秒' });
  });

  it('keeps an error and leaves other turns alone', () => {
    const before = reduce(asked(), { type: 'asked', id: 'b', question: 'q2' });
    const turns = reduce(before, { type: 'event', id: 'b', event: { type: 'error', message: '坏了', retryAfter: null } });
    expect(turns[1]).toMatchObject({ phase: 'failed', error: '坏了' });
    expect(turns[0]).toBe(before[0]);
  });
});

describe('a turn that is not over', () => {
  it('waits where the server says when to come again', () => {
    let turns = reduce(asked(), { type: 'event', id: 'a', event: { type: 'text', text: '增长' } });
    turns = reduce(turns, { type: 'event', id: 'a', event: { type: 'error', message: '忙', retryAfter: 3 } });
    expect(turns[0]).toMatchObject({ phase: 'asking', text: '', step: '现在提问的人很多，3 秒后自动再试' });
  });

  it('begins anew where the host was started anew', () => {
    let turns = reduce(asked(), { type: 'event', id: 'a', event: { type: 'text', text: '增长' } });
    turns = reduce(turns, { type: 'event', id: 'a', event: { type: 'citation', citation } });
    turns = reduce(turns, { type: 'event', id: 'a', event: { type: 'restarted' } });
    expect(turns[0]).toMatchObject({ phase: 'asking', text: '', citations: [] });
  });
});

describe('fromStore', () => {
  const stored = { id: 'a', question: 'q', place: null, error: null, isUp: true };

  it('shows a kept answer as it was', () => {
    expect(fromStore({ ...stored, phase: 'done', answer })).toMatchObject({ phase: 'done', text: '增长4%。[1]', citations: [citation], isUp: true });
  });

  it('says that an answer cannot be read any more', () => {
    expect(fromStore({ ...stored, phase: 'done', answer: null })).toMatchObject({ phase: 'failed', error: expect.stringContaining('旧版本') });
  });

  it('goes on with what was not finished', () => {
    expect(fromStore({ ...stored, phase: 'asking', answer: null })).toMatchObject({ phase: 'asking' });
  });
});

describe('historyOf', () => {
  it('holds only questions that came to an answer, oldest first', () => {
    let turns = reduce(asked(), { type: 'event', id: 'a', event: { type: 'ended', answer } });
    turns = reduce(turns, { type: 'asked', id: 'b', question: 'stopped' });
    turns = reduce(turns, { type: 'stopped', id: 'b' });
    expect(historyOf(turns)).toEqual(['q']);
  });
});

describe('placeOf', () => {
  it('is the place of the last answer', () => {
    expect(placeOf([])).toBeNull();
    const scoped = { ...answer, scope: { place: '南通市', year: 2023 } };
    const turns = reduce(asked(), { type: 'event', id: 'a', event: { type: 'ended', answer: scoped } });
    expect(placeOf(turns)).toBe('南通市');
    expect(placeOf(reduce(turns, { type: 'asked', id: 'b', question: 'q2' }))).toBe('南通市');
  });
});

describe('the label of an answer', () => {
  const grounded = { type: 'grounded', quotes: 1, figures: 0, cut: 0 } as const;

  it('speaks of the quotes', () => {
    let turns = reduce(asked(), { type: 'event', id: 'a', event: grounded });
    turns = reduce(turns, { type: 'event', id: 'a', event: { type: 'ended', answer } });
    expect(checked(turns[0]!)).toBe('引文与原文一致');
  });

  it('is not put under a refusal', () => {
    let turns = reduce(asked(), { type: 'event', id: 'a', event: grounded });
    const refused: Answer = { ...answer, outcome: 'refused', refusal: { kind: 'indicator_missing', message: 'm', nearest: [1], coverage: 'c' } };
    turns = reduce(turns, { type: 'event', id: 'a', event: { type: 'ended', answer: refused } });
    expect(checked(turns[0]!)).toBe('');
  });
});
