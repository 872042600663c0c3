import { expect, test } from 'vitest';
import { quoteHash, quoteLink } from '../src/permalink';

// The same vectors are in tests/Assistant.Web.Tests/Reports/QuoteTests.cs.
test('the mark of a quote is the one of the host', () => {
  expect(['', '增长4%。', '一般公共预算收入131.4亿元'].map(quoteHash)).toEqual(['0000000000000000', '094ba5486eadcb78', 'aded8ba23f87640a']);
});

test('a link names report, offsets and mark', () => {
  expect(quoteLink({ report: '柯桥/2020', start: 3, end: 8, quote: '增长4%。' })).toBe('/q/%E6%9F%AF%E6%A1%A5%2F2020/3-8-094ba5486eadcb78');
});
