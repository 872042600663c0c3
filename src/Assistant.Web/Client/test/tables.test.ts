import { expect, test } from 'vitest';
import { besideTable, cellOf, csvOf, drawnColumn, sortedRows } from '../src/tables';

test('a cell is its text, its marks and its number', () => {
  expect(cellOf('5.5%左右 [1]')).toEqual({ text: '5.5%左右', marks: [1], value: 5.5, unit: '%' });
  expect(cellOf('下降3.2% [2][12]')).toEqual({ text: '下降3.2%', marks: [2, 12], value: -3.2, unit: '%' });
  expect(cellOf('1,234.5亿元')).toMatchObject({ value: 1234.5, unit: '亿元' });
  expect(cellOf('')).toMatchObject({ text: '', value: null });
});

test('rows are sorted by number, and those without one come last either way', () => {
  const rows = [['甲', '9%'], ['乙', ''], ['丙', '10%']];

  expect(sortedRows(rows, 1, true).map((row) => row[0])).toEqual(['丙', '甲', '乙']);
  expect(sortedRows(rows, 1, false).map((row) => row[0])).toEqual(['甲', '丙', '乙']);
});

test('only numbers of one unit are drawn beside each other', () => {
  const table = (...cells: string[]) => ({ columns: ['地区', '值'], rows: cells.map((cell, at) => [`${at}`, cell]), missing: [] });

  expect(drawnColumn(table('5%', '6%'))).toBe(1);
  expect(drawnColumn(table('301亿元', '19.1%'))).toBeNull();
  expect(drawnColumn(table('5%', ''))).toBeNull();
});

test('a spreadsheet takes no cell for a formula', () => {
  const csv = csvOf({ columns: ['地区', '值'], rows: [['=HYPERLINK("x")', '-3.2%'], ['@a', '1,5']], missing: ['丙'] }, '由程序生成');

  expect(csv).toBe('\ufeff地区,值\r\n"\'=HYPERLINK(""x"")",-3.2%\r\n\'@a,"1,5"\r\n丙\r\n由程序生成\r\n');
});

test('a cell is not printed twice, and what is concluded from the cells stays', () => {
  const table = { columns: ['地区', '2025年目标'], rows: [['甲市', '5%左右 [1]'], ['乙市', '']], missing: ['乙市（2025年目标）'] };

  expect(besideTable('甲市2025年目标：增长5%左右。[1]\n最高的是甲市。[1]\n报告没有给出：乙市（2025年目标）。', table)).toBe('最高的是甲市。[1]');
});
