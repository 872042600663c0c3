import { expect, test } from 'vitest';
import type { ChatEvent, Citation, Verdict, VerificationResult } from '../src/events';
import { Kept } from '../src/storage';
import { DraftSession, longest } from '../src/verify/session';

const verdict = (kind: Verdict['verdict'], mark: number | null = null): Verdict => ({
  claim: '增长5%',
  figure: '5%',
  verdict: kind,
  expected: null,
  reason: null,
  mark,
  start: 0,
  end: 4,
  figureStart: 2,
  figureEnd: 4,
});

const citation = (mark: number, quote: string) => ({ mark, quote }) as Citation;

const result: VerificationResult = { verdicts: [verdict('supported'), verdict('contradicted')], citations: [], summary: '共2处', notes: [] };

/** A session whose server sends what the test says, over a store in memory. */
function session(store = new Kept(() => undefined as unknown as Storage)) {
  const sent: string[] = [];
  const stopped: string[] = [];
  let tell: (event: ChatEvent) => void = () => undefined;
  const made = new DraftSession((text, onEvent) => {
    sent.push(text);
    tell = onEvent;
    return Promise.resolve(() => stopped.push(text));
  }, store);
  return { made, store, sent, stopped, tell: (event: ChatEvent) => tell(event) };
}

test('a draft that is too long is not sent and not cut', () => {
  const { made, sent } = session();

  made.edit('字'.repeat(longest + 1));
  made.begin();

  expect([sent, made.get().text.length, made.get().phase]).toEqual([[], longest + 1, 'editing']);
});

test('a draft of blanks is not sent', () => {
  const { made, sent } = session();

  made.edit(' \n');
  made.begin();

  expect(sent).toEqual([]);
});

test('verdicts are there as they come, each with its own citation', () => {
  const { made, tell } = session();
  made.edit('一二三四五六');
  made.begin();

  tell({ type: 'verdicts', verdicts: [verdict('supported', 1)], citations: [citation(1, 'a')], judged: 3 });
  tell({ type: 'verdicts', verdicts: [verdict('supported', 1)], citations: [citation(1, 'b')], judged: 6 });

  expect(made.get().judged).toBe(6);
  expect(made.get().result?.verdicts.map((one) => one.mark)).toEqual([1, 2]);
  expect(made.get().result?.citations.map((one) => [one.mark, one.quote])).toEqual([
    [1, 'a'],
    [2, 'b'],
  ]);
});

test('the last event takes the place of the parts', () => {
  const { made, tell } = session();
  made.edit('一二三四');
  made.begin();

  tell({ type: 'verdicts', verdicts: [verdict('supported')], citations: [], judged: 3 });
  tell({ type: 'verified', result });

  expect([made.get().phase, made.get().result]).toEqual(['done', result]);
});

test('a reload finds draft, result and selection', () => {
  const { made, tell, store } = session();
  made.edit('一二三四');
  made.begin();
  tell({ type: 'verified', result });
  made.select(2);

  const again = session(store).made.get();

  expect([again.text, again.phase, again.result, again.selected]).toEqual(['一二三四', 'done', result, 2]);
});

test('what a reload cut off begins again', () => {
  const { made, store } = session();
  made.edit('一二三四');
  made.begin();

  const again = session(store);
  again.made.resume();

  expect(again.sent).toEqual(['一二三四']);
});

test('what ended does not begin again', () => {
  const { made, store } = session();
  made.edit('一二三四');
  made.begin();
  made.stop();

  const again = session(store);
  again.made.resume();

  expect(again.sent).toEqual([]);
});

test('stopping keeps what was judged', async () => {
  const { made, tell, stopped } = session();
  made.edit('一二三四');
  made.begin();
  await Promise.resolve();
  tell({ type: 'verdicts', verdicts: [verdict('supported')], citations: [], judged: 3 });

  made.stop();

  expect([stopped, made.get().phase, made.get().result?.verdicts.length]).toEqual([['一二三四'], 'stopped', 1]);
});

test('something else in the store is nothing', () => {
  const store = new Kept(() => undefined as unknown as Storage);
  store.write('assistant.draft', '{"text": 5}');

  expect(session(store).made.get().text).toBe('');
});

test('stepping and filtering move the selection', () => {
  const { made, tell } = session();
  made.edit('一二三四');
  made.begin();
  tell({ type: 'verified', result });

  made.step(1);
  const first = made.get().selected;
  made.filter('supported');
  made.step(-1);

  expect([first, made.get().selected]).toEqual([2, 1]);
});
