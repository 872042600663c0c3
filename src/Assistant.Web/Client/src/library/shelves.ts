import type { ReportSummary } from './reports';

export type Order = 'place' | 'year';

/** Reports that stand together: of a place, the newest first, or of a year. */
export interface Shelf {
  name: string;
  level: string;
  reports: ReportSummary[];
}

const levels = ['national', 'province', 'city', 'county', 'town', 'unknown'];
const chinese = new Intl.Collator('zh-CN', { numeric: true });

/** Whether a report has all the words, which blanks part, in place, year, title or name. */
export function hasWords(report: ReportSummary, words: string): boolean {
  const text = `${report.place ?? ''} ${report.year ?? ''} ${report.title} ${report.report}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The reports on shelves: by place from the country down to the county, or by year from the newest on. What has no place or year comes last. */
export function shelve(reports: ReportSummary[], order: Order): Shelf[] {
  const shelves = new Map<string, Shelf>();
  for (const report of reports) {
    const name = order === 'place' ? (report.place ?? '') : `${report.year ?? ''}`;
    const shelf = shelves.get(name) ?? { name, level: order === 'place' ? report.level : '', reports: [] };
    shelf.reports.push(report);
    shelves.set(name, shelf);
  }

  for (const shelf of shelves.values()) {
    shelf.reports.sort(order === 'place' ? (a, b) => (b.year ?? 0) - (a.year ?? 0) || chinese.compare(a.title, b.title) : byPlace);
  }

  return [...shelves.values()].sort((a, b) => Number(a.name === '') - Number(b.name === '') || (order === 'year' ? Number(b.name) - Number(a.name) : rank(a.level) - rank(b.level) || chinese.compare(a.name, b.name)));
}

function byPlace(a: ReportSummary, b: ReportSummary): number {
  return rank(a.level) - rank(b.level) || chinese.compare(a.place ?? a.title, b.place ?? b.title);
}

function rank(level: string): number {
  const at = levels.indexOf(level);
  return at < 0 ? levels.length : at;
}
