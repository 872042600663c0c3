/** A piece of an answer: plain text, or the mark of a citation. */
export type Piece = { kind: 'text'; text: string } | { kind: 'mark'; mark: number };

/** Cuts a line at its marks [n]; a number in brackets that no citation has stays text. */
export function pieces(line: string, known: ReadonlySet<number>): Piece[] {
  const result: Piece[] = [];
  let from = 0;
  const pattern = /\[(\d{1,3})\]/g;
  for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
    const mark = Number(match[1]);
    if (!known.has(mark)) {
      continue;
    }

    if (match.index > from) {
      result.push({ kind: 'text', text: line.slice(from, match.index) });
    }

    result.push({ kind: 'mark', mark });
    from = match.index + match[0].length;
  }

  if (from < line.length) {
    result.push({ kind: 'text', text: line.slice(from) });
  }

  return result;
}

const statusNames: Record<string, string> = { actual: '实绩', target: '目标', plan: '计划', threshold: '规定' };

/** The Chinese name of a figure's status. */
export function statusName(status: string): string {
  return statusNames[status] ?? '';
}

const verdictNames: Record<string, string> = {
  supported: '与报告一致',
  contradicted: '与报告不符',
  not_found: '报告中查不到',
  boast: '没有可核对的事实',
};

/** The Chinese name of a verdict. */
export function verdictName(verdict: string): string {
  return verdictNames[verdict] ?? verdict;
}
