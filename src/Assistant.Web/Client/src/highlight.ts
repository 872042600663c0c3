/** A heading of a report: UTF-16 offsets in its text and its depth. */
export interface HeadingRange {
  start: number;
  end: number;
  depth: number;
}

/** A report for reading. */
export interface ReportText {
  report: string;
  title: string;
  place: string | null;
  year: number | null;
  text: string;
  headings: HeadingRange[];
}

/** A line of the report: its text before, inside and behind the quoted range. */
export interface Line {
  key: number;
  depth: number;
  before: string;
  quoted: string;
  after: string;
}

/** The lines of a report, with the part of each that lies in [start, end). */
export function lines(report: ReportText, start: number, end: number): Line[] {
  const depths = new Map(report.headings.map((heading) => [heading.start, heading.depth]));
  const result: Line[] = [];
  let from = 0;
  for (const line of report.text.split('\n')) {
    const to = from + line.length;
    const quoteFrom = Math.min(Math.max(start, from), to);
    const quoteTo = Math.max(Math.min(end, to), quoteFrom);
    result.push({
      key: from,
      depth: depths.get(from) ?? 0,
      before: report.text.slice(from, quoteFrom),
      quoted: report.text.slice(quoteFrom, quoteTo),
      after: report.text.slice(quoteTo, to),
    });
    from = to + 1;
  }

  return result.filter((line) => line.before + line.quoted + line.after !== '');
}
