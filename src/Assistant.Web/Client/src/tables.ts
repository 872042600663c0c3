import type { AnswerTable } from './events';

/** A cell: its text without marks, the marks, and its number where it holds one. */
export interface Cell {
  text: string;
  marks: number[];
  value: number | null;
  unit: string;
}

/** Reads a cell such as 5.5%左右 [1]. A range counts by its lower end; a fall, as the reports print it, below zero. */
export function cellOf(source: string): Cell {
  const marks: number[] = [];
  const text = source
    .replace(/\s*\[(\d{1,3})\]/g, (_, mark: string) => {
      marks.push(Number(mark));
      return '';
    })
    .trim();
  const match = /(-?)(\d[\d,]*(?:\.\d+)?)\s*(万亿元|亿元|万元|元|万人|个百分点|%|％|万|亿)?/.exec(text);
  if (!match) {
    return { text, marks, value: null, unit: '' };
  }

  const size = Number(match[2]!.replace(/,/g, ''));
  const falls = match[1] === '-' || /下降|减少|降低|负增长/.test(text.slice(0, match.index));
  return { text, marks, value: falls ? -size : size, unit: (match[3] ?? '').replace('％', '%') };
}

/** The rows in the order of a column; cells without a number come last, whichever way. */
export function sortedRows(rows: string[][], column: number, isDown: boolean): string[][] {
  const sign = isDown ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [cellOf(a[column] ?? ''), cellOf(b[column] ?? '')];
    const isNamed = column === 0;
    if (!isNamed && (left.value === null || right.value === null)) {
      return Number(left.value === null) - Number(right.value === null);
    }

    return sign * (isNamed ? left.text.localeCompare(right.text, 'zh-CN', { numeric: true }) : left.value! - right.value!);
  });
}

/** The first column that can be drawn: at least two numbers, all of one unit. */
export function drawnColumn(table: AnswerTable): number | null {
  for (let column = 1; column < table.columns.length; column++) {
    const cells = table.rows.map((row) => cellOf(row[column] ?? '')).filter((cell) => cell.value !== null);
    if (cells.length > 1 && new Set(cells.map((cell) => cell.unit)).size === 1) {
      return column;
    }
  }

  return null;
}

/** The table as CSV that spreadsheets open as it is; a cell that a spreadsheet would take for a formula is quoted as text. */
export function csvOf(table: AnswerTable, label: string): string {
  const lines = [table.columns, ...table.rows, ...table.missing.map((missing) => [missing]), [label]];
  return '\ufeff' + lines.map((line) => line.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

function csvCell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** What the text of an answer says beside its table. Its lines that quote single cells are for doors without tables: here they stand in the table and in the sources. */
export function besideTable(text: string, table: AnswerTable): string {
  const inTable = new Set(table.rows.flatMap((row) => row.flatMap((cell) => cellOf(cell).marks)));
  const isInTable = (line: string) => {
    const { marks } = cellOf(line);
    return marks.length > 0 ? /(实绩|目标|计划)：/.test(line) && marks.every((mark) => inTable.has(mark)) : table.missing.some((missing) => line.includes(missing));
  };
  return text
    .split('\n')
    .filter((line) => !isInTable(line))
    .join('\n');
}
