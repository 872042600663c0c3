// The events of the hub. Declared once more in C# (Contract/ChatEvent.cs, Contract/Answer.cs, Verification/); a test there reads this file and compares.

/** Others are asked before; comes again as they are answered. 1 is the next one. */
export interface QueuedEvent {
  type: 'queued';
  place: number;
  seconds: number;
}

/** The turn begins again from its first event: what came before is void. */
export interface RestartedEvent {
  type: 'restarted';
}

export interface UnderstoodEvent {
  type: 'understood';
  question: string;
  asked: string;
  language: string;
  place: string | null;
  years: number[];
  status: string | null;
}

export interface PassagesEvent {
  type: 'passages';
  count: number;
  best: string[];
}

export interface TextEvent {
  type: 'text';
  text: string;
}

export interface CitationEvent {
  type: 'citation';
  citation: Citation;
}

export interface NoticeEvent {
  type: 'notice';
  message: string;
}

export interface GroundedEvent {
  type: 'grounded';
  quotes: number;
  figures: number;
  cut: number;
}

export interface EndedEvent {
  type: 'ended';
  answer: Answer;
}

/** The work failed. Where too many ask, retryAfter says in how many seconds to ask again. */
export interface ErrorEvent {
  type: 'error';
  message: string;
  retryAfter: number | null;
}

/** What a part of a draft came to; its marks count from 1. judged: how many characters of the draft are judged now. */
export interface VerdictsEvent {
  type: 'verdicts';
  verdicts: Verdict[];
  citations: Citation[];
  judged: number;
}

export interface VerifiedEvent {
  type: 'verified';
  result: VerificationResult;
}

export type ChatEvent = QueuedEvent | RestartedEvent | UnderstoodEvent | PassagesEvent | TextEvent | CitationEvent | NoticeEvent | GroundedEvent | EndedEvent | ErrorEvent | VerdictsEvent | VerifiedEvent;

export type Outcome = 'answered' | 'partial' | 'refused' | 'clarify';

export interface Citation {
  mark: number;
  report: string;
  title: string;
  section: string[];
  page: number | null;
  quote: string;
  start: number;
  end: number;
}

export interface Refusal {
  kind: string;
  message: string;
  nearest: number[];
  coverage: string;
}

export interface AnswerFigure {
  text: string;
  indicator: string;
  period: string;
  status: string;
  mark: number;
}

export interface DerivedFigure {
  text: string;
  from: string[];
  how: string;
}

export interface Verdict {
  claim: string;
  figure: string | null;
  verdict: 'supported' | 'contradicted' | 'not_found' | 'boast';
  expected: string | null;
  reason: string | null;
  mark: number | null;
  /** Where the claim and its figure stand in the draft, as offsets of a string; null in an answer to a question. */
  start: number | null;
  end: number | null;
  figureStart: number | null;
  figureEnd: number | null;
}

/** What verifying a draft came to. */
export interface VerificationResult {
  verdicts: Verdict[];
  citations: Citation[];
  summary: string;
  notes: string[];
}

export interface Timings {
  understand: number;
  retrieve: number;
  answer: number;
  ground: number;
}

/** What an answer is limited to. */
export interface AnswerScope {
  place: string | null;
  year: number | null;
}

/** One way to go on where the assistant asks back. */
export interface Choice {
  label: string;
  place: string | null;
  year: number | null;
}

/** What a chat model took and gave in one answer. */
export interface ModelUse {
  ms: number;
  tokensIn: number;
  tokensOut: number;
  shown: number;
  mended: number;
  replaced: number;
}

/** Figures side by side; a cell ends with the mark of its citation. */
export interface AnswerTable {
  columns: string[];
  rows: string[][];
  missing: string[];
}

export interface Answer {
  id: string;
  question: string;
  outcome: Outcome;
  answer: string;
  refusal: Refusal | null;
  citations: Citation[];
  figures: AnswerFigure[];
  derived: DerivedFigure[];
  verdicts: Verdict[];
  timings: Timings;
  kind: string;
  table: AnswerTable | null;
  scope: AnswerScope;
  choices: Choice[];
  model: ModelUse | null;
  notices: string[];
}
