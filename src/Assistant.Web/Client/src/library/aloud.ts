import type { Stretch, TextLine } from './find';

/** A sentence to be read: where it stands in the report, and its words. */
export interface Sentence extends Stretch {
  text: string;
}

// Voices stop by themselves in what takes longer than some fifteen seconds.
const longest = 60;

/** The sentences of lines; a long one is cut at its commas. */
export function sentencesOf(lines: TextLine[]): Sentence[] {
  const result: Sentence[] = [];
  for (const line of lines) {
    const pattern = /[^。！？；!?]+[。！？；!?”’」）]*/g;
    for (let sentence = pattern.exec(line.text); sentence !== null; sentence = pattern.exec(line.text)) {
      let start = line.start + sentence.index;
      let rest = sentence[0];
      while (rest !== '') {
        const comma = rest.length > longest ? rest.slice(0, longest).search(/[，、：,][^，、：,]*$/) : -1;
        const text = rest.length > longest ? rest.slice(0, comma > 0 ? comma + 1 : longest) : rest;
        if (/[\p{L}\p{N}]/u.test(text)) {
          result.push({ start, end: start + text.length, text });
        }

        start += text.length;
        rest = rest.slice(text.length);
      }
    }
  }

  return result;
}

export interface AloudState {
  phase: 'off' | 'reading' | 'paused';
  sentence: Sentence | null;
}

type Voice = Pick<SpeechSynthesis, 'speak' | 'cancel' | 'getVoices'>;
type Utter = (text: string) => SpeechSynthesisUtterance;

/**
 * Reads sentences aloud by the voice of the browser, one utterance each. A pause ends the utterance and remembers the sentence: the pause of browsers themselves does nothing
 * on many phones.
 */
export class Aloud {
  private readonly listeners = new Set<() => void>();
  private sentences: Sentence[] = [];
  private at = 0;
  private run = 0;
  private state: AloudState = { phase: 'off', sentence: null };

  constructor(
    private readonly voice: Voice,
    private readonly utter: Utter,
  ) {}

  readonly get = (): AloudState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads from the first sentence that ends behind an offset. */
  play(sentences: Sentence[], from: number): void {
    this.sentences = sentences;
    this.at = Math.max(
      sentences.findIndex((sentence) => sentence.end > from),
      0,
    );
    this.speak();
  }

  pause(): void {
    this.end();
    this.set('paused');
  }

  resume(): void {
    this.speak();
  }

  stop(): void {
    this.end();
    this.sentences = [];
    this.set('off');
  }

  private end(): void {
    this.run++;
    this.voice.cancel();
  }

  private speak(): void {
    this.end();
    const sentence = this.sentences[this.at];
    if (!sentence) {
      return this.set('off');
    }

    const own = this.run;
    const said = this.utter(sentence.text);
    said.lang = 'zh-CN';
    said.voice = this.voice.getVoices().find((one) => /^zh[-_]CN/i.test(one.lang)) ?? this.voice.getVoices().find((one) => /^(zh|cmn)/i.test(one.lang)) ?? null;
    said.onend = () => {
      if (own === this.run) {
        this.at++;
        this.speak();
      }
    };
    said.onerror = () => own === this.run && this.pause();
    this.voice.speak(said);
    this.set('reading');
  }

  private set(phase: AloudState['phase']): void {
    this.state = { phase, sentence: phase === 'off' ? null : (this.sentences[this.at] ?? null) };
    this.listeners.forEach((listener) => listener());
  }
}
