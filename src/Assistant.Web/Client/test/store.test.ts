import { expect, test } from 'vitest';
import { EventLines, reportName } from '../src/library/store';

test('events are whole whatever pieces they come in', () => {
  const lines = new EventLines();

  expect(lines.take('event: progress\ndata: {"a"')).toEqual([]);
  expect(lines.take(':1}\n\nevent: stored\r\ndata: {"b":2}\r\n\r\n: sign of life\n\ndata: ')).toEqual(['{"a":1}', '{"b":2}']);
  expect(lines.take('x\ndata: y\n\n')).toEqual(['x\ny']);
});

test('a report is called like its file', () => {
  expect([reportName('柯桥区-2020.docx'), reportName('a.b.txt'), reportName('无后缀')]).toEqual(['柯桥区-2020', 'a.b', '无后缀']);
});
