import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Citation } from '../events';
import { verifyWords } from '../texts/verify';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import { ExportBar } from './ExportBar';
import { FindingCard } from './FindingCard';
import { countsOf, type Finding, findingsOf, kinds, ordered, signs } from './findings';
import { MarkedDraft } from './MarkedDraft';
import type { DraftSession, DraftState } from './session';

const none: Finding[] = [];

/** The draft with its marks, and beside it what was found. */
export function DraftReview({ session, state, onOpen }: { session: DraftSession; state: DraftState; onOpen: (citation: Citation, from: HTMLElement) => void }) {
  const words = useWords(verifyWords);
  const root = useRef<HTMLDivElement>(null);
  const findings = useMemo(() => (state.result ? findingsOf(state.result) : none), [state.result]);
  const shown = useMemo(() => ordered(findings, state.kind), [findings, state.kind]);
  const counts = useMemo(() => countsOf(findings), [findings]);
  const selected = findings.find((finding) => finding.number === state.selected) ?? null;

  // Leads eye and keyboard to the mark in the draft.
  const goTo = useCallback((number: number | null) => {
    const mark = number === null ? null : root.current?.querySelector<HTMLElement>(`[data-number="${number}"]`);
    mark?.scrollIntoView({ block: 'center' });
    mark?.focus({ preventScroll: true });
  }, []);

  const move = useCallback(
    (by: 1 | -1) => {
      session.step(by);
      goTo(session.get().selected);
    },
    [session, goTo],
  );

  useEffect(() => {
    // Hidden pages stay mounted: their keys are not for them.
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'F8' && root.current?.offsetParent) {
        event.preventDefault();
        move(event.shiftKey ? -1 : 1);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [move]);

  // Single letters count only while the focus is in the result, where nothing is typed.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }

    if (event.key === 'n' || event.key === 'N') {
      move(1);
    } else if (event.key === 'p' || event.key === 'P') {
      move(-1);
    } else if (event.key === 'Escape' && state.selected !== null) {
      session.select(null);
    }
  };

  const select = useCallback((number: number) => session.select(number), [session]);
  const selectThere = useCallback(
    (number: number) => {
      session.select(number);
      root.current?.querySelector(`[data-number="${number}"]`)?.scrollIntoView({ block: 'center' });
    },
    [session],
  );
  const at = shown.findIndex((finding) => finding.number === state.selected);

  return (
    <div className={selected ? 'review has-card' : 'review'} ref={root} onKeyDown={onKeyDown}>
      <div className="review-top">
        <h2>{words.title}</h2>
        <Progress session={session} state={state} />
        {state.result && state.phase !== 'checking' && <p className="summary">{state.result.summary}</p>}
        <div className="actions">
          {state.phase !== 'checking' && (
            <>
              <button type="button" onClick={() => session.revise()}>
                {words.revise}
              </button>
              {state.phase !== 'done' && (
                <button type="button" onClick={() => session.begin()}>
                  {words.again}
                </button>
              )}
            </>
          )}
          {state.phase === 'done' && <ExportBar session={session} state={state} />}
        </div>
      </div>
      <div className="review-side">
        <div className="filters" role="group" aria-label={words.filter}>
          <FilterButton isOn={state.kind === null} onPress={() => session.filter(null)} text={`${words.all} ${findings.length}`} kind="" />
          {kinds.map((kind) => (
            <FilterButton
              key={kind}
              isOn={state.kind === kind}
              onPress={() => session.filter(state.kind === kind ? null : kind)}
              text={`${signs[kind]} ${words.kinds[kind]} ${counts[kind]}`}
              kind={kind}
            />
          ))}
        </div>
        {shown.length > 0 && (
          <div className="stepper" role="group" aria-label={words.findings}>
            <button type="button" aria-keyshortcuts="Shift+F8 P" onClick={() => move(-1)}>
              {words.previous}
            </button>
            <span className="position">{at < 0 ? '' : words.at(at + 1, shown.length)}</span>
            <button type="button" aria-keyshortcuts="F8 N" onClick={() => move(1)}>
              {words.next}
            </button>
          </div>
        )}
        {selected && <FindingCard finding={selected} onOpen={onOpen} onClose={() => session.select(null)} onStep={move} />}
        {shown.length === 0 && state.phase !== 'checking' && <p className="step">{findings.length === 0 ? words.noFindings : words.none}</p>}
        {shown.length > 0 && (
          <ol className="findings" aria-label={words.findings}>
            {shown.map((finding) => (
              <FindingItem key={finding.number} finding={finding} isSelected={finding.number === state.selected} onSelect={selectThere} />
            ))}
          </ol>
        )}
        {findings.length > 1 && <p className="hint keys">{words.keys}</p>}
      </div>
      <MarkedDraft text={state.checked} findings={findings} selected={state.selected} kind={state.kind} onSelect={select} />
      <div className="review-end">
        {state.result?.notes.map((note) => (
          <p key={note} className="step">
            {words.notes}：{visible(note)}
          </p>
        ))}
        <p className="hint">{words.made}</p>
      </div>
    </div>
  );
}

const FindingItem = memo(function FindingItem({ finding, isSelected, onSelect }: { finding: Finding; isSelected: boolean; onSelect: (number: number) => void }) {
  const words = useWords(verifyWords);
  return (
    <li>
      <button type="button" className={finding.kind} aria-current={isSelected ? 'true' : undefined} onClick={() => onSelect(finding.number)}>
        <span className="sign">
          {signs[finding.kind]} {words.kinds[finding.kind]}
        </span>
        <span className="what">
          {finding.number}. {visible(finding.text)}
          {finding.expected && <> → {visible(finding.expected)}</>}
        </span>
      </button>
    </li>
  );
});

function FilterButton({ isOn, onPress, text, kind }: { isOn: boolean; onPress: () => void; text: string; kind: string }) {
  return (
    <button type="button" className={kind} aria-pressed={isOn} onClick={onPress}>
      {text}
    </button>
  );
}

/** How far the check is; what is said aloud is only that it began, ended, stopped or failed. */
function Progress({ session, state }: { session: DraftSession; state: DraftState }) {
  const words = useWords(verifyWords);
  const all = state.checked.length;
  return (
    <>
      <p className="unseen" role="status">
        {state.phase === 'checking' ? words.checking : state.phase === 'done' ? `${words.done}${state.result?.summary ?? ''}` : ''}
      </p>
      {state.phase === 'checking' && (
        <div className="checking">
          <progress max={all} value={state.judged} aria-label={words.checking} />
          <span className="step">{state.step ? `${state.step}…` : words.progress(state.judged, all)}</span>
          <button type="button" onClick={() => session.stop()}>
            {words.stop}
          </button>
        </div>
      )}
      {state.phase === 'stopped' && (
        <p className="step" role="status">
          {words.stopped}
        </p>
      )}
      {state.phase === 'failed' && (
        <p className="error" role="alert">
          {visible(state.error)}
        </p>
      )}
    </>
  );
}
