import { expect, test } from 'vitest';
import { exportName } from '../src/verify/exports';
import { dropped, faultOf, isPicture, mostBytes } from '../src/verify/files';

const file = (name: string, size = 10, type = '') => ({ name, size, type });

/** What a browser hands over when files or folders are dropped. */
function data(files: { name: string; size: number; type: string }[], folders = 0, text = ''): DataTransfer {
  return {
    files,
    items: [...files.map((one) => ({ kind: 'file', type: one.type, webkitGetAsEntry: () => ({ isDirectory: false }) })), ...Array.from({ length: folders }, () => ({ kind: 'file', type: '', webkitGetAsEntry: () => ({ isDirectory: true }) }))],
    getData: () => text,
  } as unknown as DataTransfer;
}

test.each([
  [file('讲话稿.docx'), null],
  [file('讲话稿.TXT'), null],
  [file('没有后缀', 10, 'text/plain'), null],
  [file('讲话稿.doc'), 'oldWord'],
  [file('讲话稿.docx', 0), 'empty'],
  [file('截图.png', 10, 'image/png'), 'picture'],
  [file('数据.zip'), 'unreadable'],
  [file('讲话稿.docx', mostBytes + 1), 'large'],
] as const)('%o is refused as %s', (given, fault) => {
  expect(faultOf(given)).toBe(fault);
});

test('a dropped folder is named as one', () => {
  expect(dropped(data([], 1))).toBe('folder');
});

test('two files are too many', () => {
  expect(dropped(data([file('a.txt'), file('b.txt')]))).toBe('several');
});

test('dropped text is no file', () => {
  expect(dropped(data([]))).toBeNull();
});

test('a picture that is pasted with its text is text', () => {
  const picture = file('image.png', 10, 'image/png');

  expect([isPicture(data([picture])), isPicture(data([picture], 0, '文字'))]).toEqual([true, false]);
});

test('the exported file is named after the draft', () => {
  expect([exportName('讲话稿.v2.docx', 'csv'), exportName('', 'md')]).toEqual(['讲话稿.v2-核对结果.csv', '文稿-核对结果.md']);
});
