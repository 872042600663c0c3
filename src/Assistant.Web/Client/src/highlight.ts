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

/** Where a quote stands in the text as it is now: at its offsets, moved to another place, or nowhere. No quote is at its offsets, which are empty. */
export function located(text: string, quote: { quote: string; start: number; end: number }): { state: 'there' | 'moved' | 'changed'; start: number; end: number } {
  if (text.slice(quote.start, quote.end) === quote.quote) {
    return { state: 'there', start: quote.start, end: quote.end };
  }

  let best = -1;
  for (let at = text.indexOf(quote.quote); at >= 0; at = text.indexOf(quote.quote, at + 1)) {
    best = best < 0 || Math.abs(at - quote.start) < Math.abs(best - quote.start) ? at : best;
  }

  return best < 0 ? { state: 'changed', start: 0, end: 0 } : { state: 'moved', start: best, end: best + quote.quote.length };
}
