import type { ReportFigure } from './reports';

export type Column = 'place' | 'indicator' | 'value' | 'period' | 'status';

export interface FigureFilter {
  words: string;
  status: string;
  period: string;
}

export interface Sorting {
  column: Column;
  isDown: boolean;
}

const chinese = new Intl.Collator('zh-CN', { numeric: true });

/** The figures that a filter lets through; words are looked for in indicator, its common name, subject and value. */
export function filtered(figures: ReportFigure[], filter: FigureFilter): ReportFigure[] {
  const words = filter.words.toLowerCase().split(/\s+/);
  return figures.filter(
    (figure) =>
      (filter.status === '' || figure.status === filter.status) &&
      (filter.period === '' || figure.period === filter.period) &&
      words.every((word) => `${figure.indicator} ${figure.canonical ?? ''} ${figure.subject} ${figure.value_text}`.toLowerCase().includes(word)),
  );
}

/** The figures in an order; what is equal in it stays in the order of the text. */
export function sorted(figures: ReportFigure[], sorting: Sorting): ReportFigure[] {
  const by = sorting.isDown ? -1 : 1;
  return [...figures].sort((a, b) => by * compare(a, b, sorting.column) || a.start - b.start);
}

function compare(a: ReportFigure, b: ReportFigure, column: Column): number {
  switch (column) {
    case 'place':
      return a.start - b.start;
    case 'value':
      // Numbers of different units say nothing of each other.
      return chinese.compare(a.unit, b.unit) || a.value - b.value;
    default:
      return chinese.compare(a[column], b[column]);
  }
}

/** The values of a column that figures have, to choose from, newest or first in the alphabet first. */
export function choices(figures: ReportFigure[], column: 'period' | 'status'): string[] {
  const values = [...new Set(figures.map((figure) => figure[column]))].filter((value) => value !== '');
  return values.sort((a, b) => (column === 'period' ? chinese.compare(b, a) : chinese.compare(a, b)));
}

/** Lines of comma-separated cells for a spreadsheet. A text that begins like a formula gets an apostrophe, so that none is run. */
export function csv(rows: string[][]): string {
  return '\ufeff' + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(text: string): string {
  const safe = /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-]?\d+(\.\d+)?[^+\-*/(]*$/.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
