import { expect, test } from 'vitest';
import { choices, csv, filtered, sorted } from '../src/library/figures';
import { cut, folded, found, textLines } from '../src/library/find';
import { addressOf, type ReportFigure, type ReportSummary, stretchOf } from '../src/library/reports';
import { hasWords, shelve } from '../src/library/shelves';

const report = (place: string | null, year: number | null, level = 'county'): ReportSummary => ({ report: `${place}-${year}`, title: `${place}${year}年政府工作报告`, place, level, year, passages: 1, figures: 1 });

const figure = (change: Partial<ReportFigure>): ReportFigure => ({
  report: 'r',
  indicator: '一般公共预算收入',
  canonical: null,
  subject: '柯桥区',
  value: 131.4,
  value_text: '131.4亿元',
  unit: '亿元',
  period: '2019',
  status: 'actual',
  quote: '',
  start: 0,
  end: 7,
  ...change,
});

test('places stand from the country down, their reports from the newest on', () => {
  const shelves = shelve([report('柯桥区', 2019), report('浙江省', 2020, 'province'), report('柯桥区', 2020), report(null, null, 'unknown'), report('国务院', 2020, 'national')], 'place');

  expect(shelves.map((shelf) => [shelf.name, shelf.reports.map((one) => one.year)])).toEqual([
    ['国务院', [2020]],
    ['浙江省', [2020]],
    ['柯桥区', [2020, 2019]],
    ['', [null]],
  ]);
});

test('years stand from the newest on, with those without a year last', () => {
  expect(shelve([report('柯桥区', 2019), report('柯桥区', null), report('安国市', 2020)], 'year').map((shelf) => shelf.name)).toEqual(['2020', '2019', '']);
});

test('a report is found by place and year together', () => {
  expect([hasWords(report('柯桥区', 2020), '2020 柯桥'), hasWords(report('柯桥区', 2020), '柯桥 2019'), hasWords(report('柯桥区', 2020), '')]).toEqual([true, false, true]);
});

test('figures are filtered by words, status and period together', () => {
  const figures = [figure({}), figure({ status: 'target', period: '2020', value_text: '6%' }), figure({ indicator: '地区生产总值', canonical: '地区生产总值' })];

  expect(filtered(figures, { words: '预算', status: 'target', period: '2020' }).map((one) => one.value_text)).toEqual(['6%']);
  expect(choices(figures, 'period')).toEqual(['2020', '2019']);
});

test('values are ordered within their unit, and equal ones as in the text', () => {
  const figures = [figure({ value: 5, unit: '%', start: 9 }), figure({ value: 2, start: 5 }), figure({ value: 2, start: 1 }), figure({ value: 10, start: 3 })];

  expect(sorted(figures, { column: 'value', isDown: false }).map((one) => one.start)).toEqual([9, 1, 5, 3]);
  expect(sorted(figures, { column: 'place', isDown: true }).map((one) => one.start)).toEqual([9, 5, 3, 1]);
});

test('no cell of a table is a formula', () => {
  expect(csv([['=1+1', '-5.1%', '+A1', '一,二', '说"好"']])).toBe('\ufeff\'=1+1,-5.1%,\'+A1,"一,二","说""好"""\r\n');
});

test('wide and narrow signs are the same and as long', () => {
  expect(folded('ＧＤＰ增长６．５％，GDP。')).toBe('gdp增长6.5%,gdp.');
});

test('words are found wherever they stand, and overlapping ones once', () => {
  expect(found('预算收入，预算支出', '预算 算收')).toEqual([
    { start: 0, end: 3 },
    { start: 5, end: 7 },
  ]);
  expect(found('预算', '  ')).toEqual([]);
});

test('the pieces of a line are the line', () => {
  const lines = textLines('一、回顾\n\n收入131.4亿元。', [{ start: 0, depth: 1 }]);
  const pieces = lines.map((line) => cut(line, [{ start: 3, end: 8 }, { start: 9, end: 12 }, { start: 90, end: 91 }]));

  expect(lines.map((line) => [line.start, line.depth])).toEqual([
    [0, 1],
    [6, 0],
  ]);
  expect(pieces.map((line) => line.map((piece) => piece.text).join(''))).toEqual(['一、回顾', '收入131.4亿元。']);
  expect(pieces[1]!.map((piece) => [piece.text, piece.at])).toEqual([
    ['收入', 0],
    ['1', null],
    ['31.', 1],
    ['4亿元。', null],
  ]);
});

test('an address names a stretch, and nothing else does', () => {
  expect(addressOf('a/b', 'figures', { start: 1, end: 2 })).toBe('/library/a%2Fb/figures?at=1-2');
  expect([stretchOf('at=1-2'), stretchOf('?x=1&at=3-3'), stretchOf('at=5-2'), stretchOf('at=x')]).toEqual([{ start: 1, end: 2 }, { start: 3, end: 3 }, null, null]);
});
