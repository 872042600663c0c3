import { memo, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { libraryWords } from '../texts/library';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import { Aloud, sentencesOf } from './aloud';
import { cut, found, type Stretch, type TextLine, textLines } from './find';
import type { ReportDetails } from './reports';

const speech = typeof window === 'undefined' ? undefined : window.speechSynthesis;
const nowhere: Stretch[] = [];

/** The whole text with its contents; words are looked up in it, and it is read aloud. */
export function ReadingView({ details, at }: { details: ReportDetails; at: Stretch | null }) {
  const words = useWords(libraryWords);
  const root = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => textLines(details.text, details.headings), [details]);
  const [typed, setTyped] = useState('');
  const [hit, setHit] = useState(0);
  const hits = useMemo(() => (typed.trim() === '' ? nowhere : found(details.text, typed)), [details, typed]);
  const quoted = useMemo(() => (at && at.end > at.start ? [at] : nowhere), [at]);
  const headings = lines.filter((line) => line.depth > 0);

  const show = (offset: number) => {
    const line = root.current?.querySelector<HTMLElement>(`[data-start="${lineAt(lines, offset)}"]`);
    (line?.querySelector<HTMLElement>('mark.now, mark.quoted') ?? line)?.scrollIntoView({ block: 'center' });
    return line;
  };

  useEffect(() => {
    if (at) {
      show(at.start);
    }
    // The text is there when this runs first; a new stretch of the same report is shown too.
  }, [at?.start, lines]);

  const goTo = (number: number) => {
    const next = (number + hits.length) % hits.length;
    setHit(next);
    show(hits[next]!.start);
  };

  return (
    <div className="reading" ref={root}>
      <div className="reading-tools">
        <form
          role="search"
          className="bar"
          onSubmit={(event) => {
            event.preventDefault();
            if (hits.length > 0) {
              goTo(hit + 1);
            }
          }}
        >
          <label className="wide">
            <span>{words.wordsHere}</span>
            <input
              type="search"
              value={typed}
              placeholder={words.wordsHint}
              maxLength={100}
              onChange={(event) => {
                setTyped(event.target.value);
                setHit(-1);
              }}
            />
          </label>
          {typed.trim() !== '' && (
            <>
              <span role="status" className="soft">
                {hits.length === 0 ? words.noHit : words.hitAt(Math.max(hit, 0) + 1, hits.length)}
              </span>
              <button type="button" aria-disabled={hits.length === 0} onClick={() => hits.length > 0 && goTo(Math.max(hit, 0) - 1)}>
                {words.previous}
              </button>
              <button type="submit" aria-disabled={hits.length === 0}>
                {words.next}
              </button>
            </>
          )}
        </form>
        <ReadAloud lines={lines} root={root} />
      </div>
      <details className="contents">
        <summary>{words.contents}</summary>
        <nav aria-label={words.contents}>
          <ol>
            {headings.map((heading) => (
              <li key={heading.start} className={`depth-${Math.min(heading.depth, 3)}`}>
                <button
                  type="button"
                  className="quiet"
                  onClick={() => {
                    const line = show(heading.start);
                    line?.scrollIntoView({ block: 'start' });
                    line?.focus({ preventScroll: true });
                  }}
                >
                  {visible(heading.text)}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      </details>
      <div className="report-text" role="region" aria-label={words.reading} tabIndex={0} lang="zh-CN">
        {lines.map((line) => (
          <ReadLine key={line.start} line={line} hits={within(hits, line)} now={hits[hit]?.start ?? null} quoted={within(quoted, line)} />
        ))}
      </div>
    </div>
  );
}

/** Reads aloud from the line that is at the top of the screen. */
function ReadAloud({ lines, root }: { lines: TextLine[]; root: React.RefObject<HTMLDivElement | null> }) {
  const words = useWords(libraryWords);
  const [aloud] = useState(() => (speech ? new Aloud(speech, (text) => new SpeechSynthesisUtterance(text)) : null));
  const state = useSyncExternalStore(aloud?.subscribe ?? never, aloud?.get ?? silent);
  useEffect(() => () => aloud?.stop(), [aloud]);

  const sentence = state.sentence;
  useEffect(() => {
    if (!sentence) {
      return;
    }

    const line = root.current?.querySelector<HTMLElement>(`[data-start="${lineAt(lines, sentence.start)}"]`);
    line?.classList.add('aloud');
    line?.scrollIntoView({ block: 'nearest' });
    return () => line?.classList.remove('aloud');
  }, [sentence, lines, root]);

  if (!aloud) {
    return <p className="soft">{words.noVoice}</p>;
  }

  return (
    <div className="aloud-bar" role="group" aria-label={words.aloud}>
      {state.phase === 'off' && (
        <button type="button" onClick={() => aloud.play(sentencesOf(lines), topOf(root.current))}>
          {words.aloud}
        </button>
      )}
      {state.phase === 'reading' && (
        <button type="button" onClick={() => aloud.pause()}>
          {words.pause}
        </button>
      )}
      {state.phase === 'paused' && (
        <button type="button" onClick={() => aloud.resume()}>
          {words.resume}
        </button>
      )}
      {state.phase !== 'off' && (
        <button type="button" onClick={() => aloud.stop()}>
          {words.stop}
        </button>
      )}
    </div>
  );
}

const never = () => () => undefined;
const nothingRead = { phase: 'off', sentence: null } as const;
const silent = () => nothingRead;

/** Offset of the first line that is not above the screen. */
function topOf(root: HTMLElement | null): number {
  const lines = [...(root?.querySelectorAll<HTMLElement>('[data-start]') ?? [])];
  return Number(lines.find((line) => line.getBoundingClientRect().bottom > 0)?.dataset.start ?? 0);
}

function lineAt(lines: TextLine[], offset: number): number {
  return lines.reduce((start, line) => (line.start <= offset ? line.start : start), 0);
}

function within(stretches: Stretch[], line: TextLine): Stretch[] {
  const end = line.start + line.text.length;
  const own = stretches.filter((one) => one.start < end && one.end > line.start);
  return own.length === 0 ? nowhere : own;
}

// Only the lines whose marks change are drawn anew.
const ReadLine = memo(
  function ReadLine({ line, hits, now, quoted }: { line: TextLine; hits: Stretch[]; now: number | null; quoted: Stretch[] }) {
    const marks = hits.length > 0 ? hits : quoted;
    const content = cut(line, marks).map((piece, index) =>
      piece.at === null ? (
        visible(piece.text)
      ) : (
        <mark key={index} className={marks === quoted ? 'quoted' : marks[piece.at]!.start === now ? 'now' : undefined}>
          {visible(piece.text)}
        </mark>
      ),
    );
    const Tag = line.depth === 0 ? 'p' : line.depth === 1 ? 'h3' : 'h4';
    return (
      <Tag data-start={line.start} tabIndex={line.depth > 0 ? -1 : undefined}>
        {content}
      </Tag>
    );
  },
  (before, after) =>
    before.line === after.line &&
    same(before.hits, after.hits) &&
    same(before.quoted, after.quoted) &&
    (before.now === after.now || !(touches(after.hits, before.now) || touches(after.hits, after.now))),
);

function same(a: Stretch[], b: Stretch[]): boolean {
  return a.length === b.length && a.every((one, index) => one.start === b[index]!.start && one.end === b[index]!.end);
}

function touches(hits: Stretch[], start: number | null): boolean {
  return hits.some((hit) => hit.start === start);
}
