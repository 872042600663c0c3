import { expect, test } from 'vitest';
import { type Brief, type Outcome, placesOf, type Promised, questionsOf, sentQuestions, shownPromises } from '../src/brief/brief';

const side = (quote: string) => ({ report: 'r', year: 2021, indicator: null, canonical: null, value_text: null, quote, start: 0, end: 1 });
const promised = (quote: string, outcome: Outcome): Promised => ({ target: side(quote), result: null, outcome, gap: null, how: null, reason: '' });

test('questions keep which of the brief they were', () => {
  const line = (text: string, followUp: string | null) => ({ text, citations: [], how: null, followUp });
  const brief = { sections: [{ kind: 'done', lines: [line('a', null)] }, { kind: 'questions', lines: [line('问一', '追一'), line('问二', null)] }] } as unknown as Brief;

  expect(questionsOf(brief)).toEqual([
    { of: 0, text: '问一', followUp: '追一' },
    { of: 1, text: '问二', followUp: '' },
  ]);
});

test('a question whose words were taken out is not sent', () => {
  expect(
    sentQuestions([
      { of: 0, text: ' ', followUp: 'x' },
      { of: null, text: ' 自己的 ', followUp: ' ' },
    ]),
  ).toEqual([{ of: null, text: '自己的', followUp: null }]);
});

test('promises are shown by outcome and words', () => {
  const all = [promised('新建养老院', 'silent'), promised('新建学校', 'met')];

  expect(shownPromises(all, 'met', '').map((one) => one.target.quote)).toEqual(['新建学校']);
  expect(shownPromises(all, null, '新建 养老').map((one) => one.target.quote)).toEqual(['新建养老院']);
});

test('a place has its years, the newest first, each once', () => {
  expect([
    ...placesOf([
      { place: '博野县', year: 2021 },
      { place: '博野县', year: 2025 },
      { place: '博野县', year: 2025 },
      { place: null, year: 2020 },
    ]),
  ]).toEqual([['博野县', [2025, 2021]]]);
});
