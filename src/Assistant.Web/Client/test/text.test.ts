import { describe, expect, it } from 'vitest';
import { lines, type ReportText } from '../src/highlight';
import { pieces } from '../src/marks';

describe('pieces', () => {
  it('turns known marks into marks and leaves other brackets as text', () => {
    expect(pieces('增长4%。[1]见[9]', new Set([1]))).toEqual([
      { kind: 'text', text: '增长4%。' },
      { kind: 'mark', mark: 1 },
      { kind: 'text', text: '见[9]' },
    ]);
  });

  it('leaves markup as text', () => {
    expect(pieces('<b>[1]', new Set())).toEqual([{ kind: 'text', text: '<b>[1]' }]);
  });
});

describe('lines', () => {
  const report: ReportText = { report: 'r', title: 't', place: null, year: 2020, text: '一、回顾\n收入131.4亿元,增长4%。\n完。', headings: [{ start: 0, end: 4, depth: 1 }] };

  it('marks exactly the quoted range', () => {
    const quoted = lines(report, 5, 14).map((line) => line.quoted).join('|');
    expect(quoted).toBe('|' + report.text.slice(5, 14) + '|');
  });

  it('marks a quote over several lines', () => {
    expect(lines(report, 2, 7).map((line) => line.quoted)).toEqual(['回顾', '收入', '']);
  });

  it('knows headings by their offset and loses no character', () => {
    const all = lines(report, 0, 0);
    expect(all[0]?.depth).toBe(1);
    expect(all.map((line) => line.before + line.quoted + line.after).join('\n')).toBe(report.text);
  });
});
