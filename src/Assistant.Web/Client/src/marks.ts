import { askWords } from './texts/ask';
import { wordsNow } from './texts/words';

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

/** The name of a figure's status. */
export function statusName(status: string): string {
  return wordsNow(askWords).status[status] ?? '';
}

/** The name of a verdict. */
export function verdictName(verdict: string): string {
  return wordsNow(askWords).verdict[verdict] ?? verdict;
}

/** Cuts a text at the figures in it, the longest first, so that they can be emphasised. 131.4亿元 is not in 1131.4亿元. */
export function emphasised(text: string, figures: string[]): { text: string; strong: boolean }[] {
  const wanted = [...new Set(figures.filter((figure) => figure.trim() !== ''))].sort((a, b) => b.length - a.length);
  if (wanted.length === 0) {
    return text === '' ? [] : [{ text, strong: false }];
  }

  // No look-behind: browsers of some years ago have none.
  const pattern = new RegExp(wanted.map((figure) => figure.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  const result: { text: string; strong: boolean }[] = [];
  let from = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [before, behind] = [text[match.index - 1] ?? '', text[match.index + match[0].length] ?? ''];
    if (/[\d.]/.test(before) || (/\d$/.test(match[0]) && /[\d.]/.test(behind))) {
      continue;
    }

    if (match.index > from) {
      result.push({ text: text.slice(from, match.index), strong: false });
    }

    result.push({ text: match[0], strong: true });
    from = match.index + match[0].length;
  }

  if (from < text.length) {
    result.push({ text: text.slice(from), strong: false });
  }

  return result;
}
