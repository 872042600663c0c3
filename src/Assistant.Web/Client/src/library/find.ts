/** A stretch of a text. */
export interface Stretch {
  start: number;
  end: number;
}

// Wide signs are as far behind the narrow ones: ！ to ～.
const wideBehind = 0xfee0;

/** Wide and narrow signs, capitals and small letters are the same; as long as the text. Declared once more in C# (Search/PrintedWords.cs). */
export function folded(text: string): string {
  return text.replace(/[！-～A-Z。]/g, (sign) => (sign === '。' ? '.' : sign > '\uff00' ? String.fromCharCode(sign.charCodeAt(0) - wideBehind) : sign).toLowerCase());
}

/** Where any of the words, which blanks part, stand in a text, in order; they do not overlap. */
export function found(text: string, words: string): Stretch[] {
  const within = folded(text);
  const all: Stretch[] = [];
  for (const word of new Set(folded(words).split(/\s+/).filter((one) => one !== ''))) {
    for (let at = within.indexOf(word); at >= 0; at = within.indexOf(word, at + word.length)) {
      all.push({ start: at, end: at + word.length });
    }
  }

  const result: Stretch[] = [];
  for (const one of all.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result[result.length - 1];
    if (last && one.start < last.end) {
      last.end = Math.max(last.end, one.end);
    } else {
      result.push(one);
    }
  }

  return result;
}

/** A line of a report: where it begins, how deep a heading it is (0 for none), its text. */
export interface TextLine {
  start: number;
  depth: number;
  text: string;
}

/** The lines of a report that are not empty. */
export function textLines(text: string, headings: { start: number; depth: number }[]): TextLine[] {
  const depths = new Map(headings.map((heading) => [heading.start, heading.depth]));
  const result: TextLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line !== '') {
      result.push({ start, depth: depths.get(start) ?? 0, text: line });
    }

    start += line.length + 1;
  }

  return result;
}

/** A piece of a line: plain, or part of the stretch of that index. */
export interface LinePiece {
  text: string;
  at: number | null;
}

/** Cuts a line at stretches of the whole text, which are in order and do not overlap. */
export function cut(line: TextLine, stretches: Stretch[]): LinePiece[] {
  const pieces: LinePiece[] = [];
  const end = line.start + line.text.length;
  let from = line.start;
  const first = firstBehind(stretches, line.start);
  for (let i = first; i < stretches.length && stretches[i]!.start < end; i++) {
    const start = Math.max(stretches[i]!.start, from);
    const stop = Math.min(stretches[i]!.end, end);
    if (start > from) {
      pieces.push({ text: line.text.slice(from - line.start, start - line.start), at: null });
    }

    if (stop > start) {
      pieces.push({ text: line.text.slice(start - line.start, stop - line.start), at: i });
    }

    from = Math.max(from, stop);
  }

  if (from < end) {
    pieces.push({ text: line.text.slice(from - line.start), at: null });
  }

  return pieces;
}

// The first stretch that ends behind an offset.
function firstBehind(stretches: Stretch[], offset: number): number {
  let from = 0;
  let to = stretches.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (stretches[middle]!.end <= offset) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }

  return from;
}
