import { expect, test } from 'vitest';
import type { Citation, Verdict } from '../src/events';
import { countsOf, type Finding, findingsOf, linesOf, ordered, step } from '../src/verify/findings';

const verdict = (change: Partial<Verdict>): Verdict => ({
  claim: '增长5%',
  figure: '5%',
  verdict: 'supported',
  expected: null,
  reason: null,
  mark: null,
  start: 0,
  end: 4,
  figureStart: 2,
  figureEnd: 4,
  ...change,
});

const finding = (number: number, start: number, end: number, kind: Finding['kind'] = 'supported'): Finding => ({
  number,
  kind,
  text: '',
  claim: '',
  expected: null,
  reason: null,
  citation: null,
  start,
  end,
});

const plain = (text: string, findings: Finding[]) => linesOf(text, findings).map((line) => line.pieces.map((piece) => piece.text + piece.tail).join('')).join('\n');

test('a finding is placed at its figure, and at its sentence where it has none', () => {
  const sentence = verdict({ figure: null, figureStart: null, figureEnd: null });

  expect(findingsOf({ verdicts: [verdict({}), sentence], citations: [] }).map((one) => [one.number, one.text, one.start, one.end])).toEqual([
    [1, '5%', 2, 4],
    [2, '增长5%', 0, 4],
  ]);
});

test('a general sentence is no finding', () => {
  expect(findingsOf({ verdicts: [verdict({ verdict: 'boast' })], citations: [] })).toEqual([]);
});

test('a finding has the citation of its mark', () => {
  const citation = { mark: 2, quote: '增长4%' } as Citation;

  expect(findingsOf({ verdicts: [verdict({ mark: 2 }), verdict({ mark: 3 })], citations: [citation] }).map((one) => one.citation)).toEqual([citation, null]);
});

test('wrong ones come first, each kind in the order of the draft', () => {
  const found = [finding(1, 0, 1), finding(2, 1, 2, 'not_found'), finding(3, 2, 3, 'contradicted'), finding(4, 3, 4), finding(5, 4, 5, 'contradicted')];

  expect(ordered(found, null).map((one) => one.number)).toEqual([3, 5, 2, 1, 4]);
  expect(ordered(found, 'supported').map((one) => one.number)).toEqual([1, 4]);
  expect(countsOf(found)).toEqual({ contradicted: 2, not_found: 1, supported: 2 });
});

test('stepping goes round and begins at the nearest end', () => {
  const found = [finding(3, 0, 1), finding(1, 1, 2)];

  expect([step(found, null, 1), step(found, null, -1), step(found, 3, 1), step(found, 1, 1), step(found, 3, -1), step([], null, 1)]).toEqual([3, 1, 1, 3, 1, null]);
});

test('the pieces are the draft, whatever overlaps', () => {
  const text = '收入131.4亿元，增长5%。\n\n完成投资10亿元。';
  const found = [finding(1, 2, 9), finding(2, 4, 12), finding(3, 5, 6), finding(4, 12, 20), finding(5, 21, 26), finding(6, 500, 510), finding(7, 0, 0)];

  expect(plain(text, found)).toBe(text);
});

test('a finding over two lines has its number once, at its end', () => {
  const ends = linesOf('一二\n三四', [finding(1, 1, 4)]).flatMap((line) => line.pieces.filter((piece) => piece.ends).map((piece) => piece.text));

  expect(ends).toEqual(['三']);
});

test('a finding inside another keeps its number', () => {
  const numbers = linesOf('一二三四', [finding(1, 0, 4), finding(2, 1, 2)]).flatMap((line) => line.pieces.filter((piece) => piece.ends).map((piece) => piece.finding?.number));

  expect(numbers).toEqual([1, 2]);
});

test('an empty line has no pieces', () => {
  expect(linesOf('一\n\n二', []).map((line) => [line.start, line.pieces.length])).toEqual([
    [0, 1],
    [2, 0],
    [3, 1],
  ]);
});

test('a comma stays with the number before it', () => {
  const pieces = linesOf('增长5%，完成', [finding(1, 2, 4)])[0]!.pieces;

  expect(pieces.map((piece) => [piece.text, piece.tail])).toEqual([
    ['增长', ''],
    ['5%', '，'],
    ['完成', ''],
  ]);
});
