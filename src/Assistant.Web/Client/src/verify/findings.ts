import type { Citation, Verdict, VerificationResult } from '../events';

/** What a figure or a sentence of a draft came to; the worst first. */
export const kinds = ['contradicted', 'not_found', 'supported'] as const;
export type Kind = (typeof kinds)[number];

/** The sign of each kind: what is said in colour is said in a sign and in words too. */
export const signs: Record<Kind, string> = { contradicted: '✗', not_found: '?', supported: '✓' };

/** A judged figure or sentence of the draft. */
export interface Finding {
  /** From 1, in the order of the draft. */
  number: number;
  kind: Kind;
  /** The figure, or the sentence where it has none. */
  text: string;
  claim: string;
  expected: string | null;
  reason: string | null;
  citation: Citation | null;
  /** Where it stands in the draft, in UTF-16 units; both equal where that is not known. */
  start: number;
  end: number;
}

/** The findings of a result in the order of the draft. A general sentence that states no fact is none. */
export function findingsOf(result: Pick<VerificationResult, 'verdicts' | 'citations'>): Finding[] {
  const citations = new Map(result.citations.map((citation) => [citation.mark, citation]));
  return result.verdicts.filter(isJudged).map((verdict, index) => ({
    number: index + 1,
    kind: verdict.verdict as Kind,
    text: verdict.figure ?? verdict.claim,
    claim: verdict.claim,
    expected: verdict.expected,
    reason: verdict.reason,
    citation: verdict.mark === null ? null : (citations.get(verdict.mark) ?? null),
    start: verdict.figureStart ?? verdict.start ?? 0,
    end: verdict.figureEnd ?? verdict.end ?? 0,
  }));
}

function isJudged(verdict: Verdict): boolean {
  return (kinds as readonly string[]).includes(verdict.verdict);
}

/** How many findings there are of each kind. */
export function countsOf(findings: Finding[]): Record<Kind, number> {
  const counts: Record<Kind, number> = { contradicted: 0, not_found: 0, supported: 0 };
  for (const finding of findings) {
    counts[finding.kind]++;
  }

  return counts;
}

/** The findings of one kind, or all of them: the wrong ones first, each kind in the order of the draft. */
export function ordered(findings: Finding[], kind: Kind | null): Finding[] {
  return kinds.filter((one) => kind === null || one === kind).flatMap((one) => findings.filter((finding) => finding.kind === one));
}

/** The number of the finding after (1) or before (-1) the selected one, round the end; null where there is none. */
export function step(shown: Finding[], selected: number | null, by: 1 | -1): number | null {
  if (shown.length === 0) {
    return null;
  }

  const at = shown.findIndex((finding) => finding.number === selected);
  const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
  return shown[next]!.number;
}

/** A piece of the draft: plain, or of a finding. */
export interface Piece {
  text: string;
  finding: Finding | null;
  /** Whether the finding ends here: its number follows. */
  ends: boolean;
  /** The marks that close what is before them: they stay behind the number, on its line. */
  tail: string;
}

/** A line of the draft; start is where it begins. */
export interface DraftLine {
  start: number;
  pieces: Piece[];
}

/** Cuts a draft into lines and these into pieces. Nothing of the text is lost or said twice, also where findings overlap. */
export function linesOf(text: string, findings: Finding[]): DraftLine[] {
  const placed = findings.filter((finding) => finding.end > finding.start && finding.end <= text.length).sort((a, b) => a.start - b.start || b.end - a.end);
  const result: DraftLine[] = [];
  let from = 0;
  let first = 0;
  for (const line of text.split('\n')) {
    const to = from + line.length;
    while (first < placed.length && placed[first]!.end <= from) {
      first++;
    }

    result.push({ start: from, pieces: piecesOf(text, from, to, placed, first) });
    from = to + 1;
  }

  return result;
}

function piecesOf(text: string, from: number, to: number, placed: Finding[], first: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (let i = first; i < placed.length && placed[i]!.start < to; i++) {
    const finding = placed[i]!;
    const start = Math.max(finding.start, at);
    const end = Math.max(Math.min(finding.end, to), start);
    if (start > at) {
      pieces.push({ text: text.slice(at, start), finding: null, ends: false, tail: '' });
    }

    // What another finding covers whole keeps its number.
    if (end > start || finding.end <= to) {
      pieces.push({ text: text.slice(start, end), finding, ends: finding.end <= to, tail: '' });
    }

    at = end;
  }

  if (at < to) {
    pieces.push({ text: text.slice(at, to), finding: null, ends: false, tail: '' });
  }

  return withTails(pieces);
}

const closing = /^[，。、；：！？）”’》」』〉】…,.;:!?)]+/;

// A line must not begin with a comma because a number is before it.
function withTails(pieces: Piece[]): Piece[] {
  return pieces
    .map((piece, index) => {
      const before = pieces[index - 1];
      const next = pieces[index + 1];
      const taken = !piece.finding && before?.ends ? (closing.exec(piece.text)?.[0].length ?? 0) : 0;
      const tail = piece.ends && next && !next.finding ? (closing.exec(next.text)?.[0] ?? '') : '';
      return { ...piece, text: piece.text.slice(taken), tail };
    })
    .filter((piece) => piece.finding || piece.text !== '');
}
