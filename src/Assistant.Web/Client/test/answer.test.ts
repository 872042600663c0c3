import { expect, test } from 'vitest';
import { isComposing } from '../src/AskForm';
import { answerText } from '../src/copy';
import type { Answer } from '../src/events';
import { located } from '../src/highlight';
import { emphasised } from '../src/marks';
import { pageOf } from '../src/pages';
import { askWords } from '../src/texts/ask';
import { readerWords } from '../src/texts/reader';
import { shellWords } from '../src/texts/shell';

test('a figure is emphasised where it stands whole', () => {
  expect(emphasised('收入131.4亿元，增长4%，别的1131.4亿元', ['131.4亿元', '4%'])).toEqual([
    { text: '收入', strong: false },
    { text: '131.4亿元', strong: true },
    { text: '，增长', strong: false },
    { text: '4%', strong: true },
    { text: '，别的1131.4亿元', strong: false },
  ]);
});

test('a text without figures stays whole', () => {
  expect(emphasised('没有数', [])).toEqual([{ text: '没有数', strong: false }]);
});

test('a quote is found again where the text has moved, and is missed where it is gone', () => {
  const quote = { quote: '增长4%', start: 3, end: 7 };

  expect(located('123增长4%', quote)).toEqual({ state: 'there', start: 3, end: 7 });
  expect(located('12345增长4%', quote)).toEqual({ state: 'moved', start: 5, end: 9 });
  expect(located('增长5%', quote)).toEqual({ state: 'changed', start: 0, end: 0 });
});

test('Enter that ends the composition of an input method asks nothing', () => {
  expect([
    { isComposing: true, keyCode: 13 },
    { isComposing: false, keyCode: 229 },
    { isComposing: false, keyCode: 13 },
  ].map(isComposing)).toEqual([true, true, false]);
});

test('copied text carries its sources and the label', () => {
  const text = answerText({
    question: '问',
    answer: '增长4%。[1]',
    citations: [{ mark: 1, report: 'r', title: '报告', section: ['一、回顾'], page: 3, quote: '增长4%。', start: 0, end: 5 }],
  } as unknown as Answer);

  expect(text).toContain('[1] “增长4%。”——报告 › 一、回顾 › 第 3 页');
  expect(text).toContain('由程序');
});

test('every text has its English one', () => {
  [askWords, readerWords, shellWords].forEach((words) => expect(Object.keys(words.en)).toEqual(Object.keys(words.zh)));
});

test('addresses of conversations, shared answers and quotes belong to the first page', () => {
  expect(['/', '/c/1', '/s/1', '/q/r/1-2-3'].map((address) => pageOf(address)?.path)).toEqual(['', '', '', '']);
  expect(pageOf('/verify')?.path).toBe('verify');
  expect(pageOf('/nothing')).toBeNull();
});
