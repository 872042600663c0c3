import type { Citation } from '../events';

/** How a brief and its promises come over the wire (Briefing/Brief.cs, Briefing/PromiseJson.cs). */
export interface BriefLine {
  text: string;
  citations: Citation[];
  how: string | null;
  followUp: string | null;
}

export type Outcome = 'met' | 'missed' | 'silent' | 'incomparable';

export interface BriefRow {
  indicator: string;
  target: string;
  result: string | null;
  gap: string | null;
  how: string | null;
  outcome: Outcome;
  reason: string;
  citations: Citation[];
}

export interface BriefSection {
  kind: string;
  title: string;
  lines: BriefLine[];
  rows: BriefRow[];
}

export interface Brief {
  title: string;
  topic: string;
  place: string;
  year: number;
  label: string;
  isFound: boolean;
  notes: string[];
  sections: BriefSection[];
}

/** One side of a promise: what was said, and where. */
export interface PromiseSide {
  report: string;
  year: number;
  indicator: string | null;
  canonical: string | null;
  value_text: string | null;
  quote: string;
  start: number;
  end: number;
}

export interface Promised {
  target: PromiseSide;
  result: PromiseSide | null;
  outcome: Outcome;
  gap: string | null;
  how: string | null;
  reason: string;
}

/** A draft question as it is now: which of the brief it was, or the person's own. */
export interface Question {
  of: number | null;
  text: string;
  followUp: string;
}

/** The draft questions of a brief, to be edited. */
export function questionsOf(brief: Brief): Question[] {
  return brief.sections.filter((section) => section.kind === 'questions').flatMap((section) => section.lines.map((line, index) => ({ of: index, text: line.text, followUp: line.followUp ?? '' })));
}

/** The questions as they are sent: those whose words were taken out are left out. */
export function sentQuestions(questions: Question[]): { of: number | null; text: string; followUp: string | null }[] {
  return questions.filter((question) => question.text.trim() !== '').map((question) => ({ of: question.of, text: question.text.trim(), followUp: question.followUp.trim() || null }));
}

/** The signs of what came of a promise: what is said in colour is said in a sign and in words too. */
export const outcomeSigns: Record<Outcome, string> = { met: '✓', missed: '✗', silent: '—', incomparable: '?' };

export const outcomes: Outcome[] = ['missed', 'silent', 'incomparable', 'met'];

/** The promises with an outcome, or all, that have the words. */
export function shownPromises(promises: Promised[], outcome: Outcome | null, words: string): Promised[] {
  const wanted = words.trim().toLowerCase().split(/\s+/);
  return promises.filter((one) => (outcome === null || one.outcome === outcome) && wanted.every((word) => `${one.target.indicator ?? ''}${one.target.quote}${one.result?.quote ?? ''}`.toLowerCase().includes(word)));
}

/** The place and year that reports are of, the newest year first. */
export function placesOf(reports: { place: string | null; year: number | null }[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const { place, year } of reports) {
    if (place !== null && year !== null) {
      places.set(place, [...new Set([...(places.get(place) ?? []), year])].sort((a, b) => b - a));
    }
  }

  return places;
}
