import { useEffect, useRef } from 'react';
import { AnswerActions } from './AnswerActions';
import { AnswerText } from './AnswerText';
import type { AnswerFigure, Choice, Verdict } from './events';
import type { Open } from './Mark';
import { statusName, verdictName } from './marks';
import { Sources } from './Sources';
import { checked, type Turn } from './state';
import { besideTable } from './tables';
import { TableView } from './TableView';
import { askWords } from './texts/ask';
import { useWords } from './texts/words';
import { visible } from './visible';

// An answer with more figures than this is a list: nothing in it is asked for more than the rest.
const mostAsked = 3;

export interface AnswerContext {
  conversation: string | null;
  shareDays: number;
  examples: string[];
  onOpen: Open;
  onAsk: (question: string, place?: string | null) => void;
  onChoose: (choice: Choice, question: string) => void;
  onRated: (turn: string, isUp: boolean) => void;
}

/** A question and its answer as it comes. */
export function AnswerView({ turn, isNewest, context }: { turn: Turn; isNewest: boolean; context: AnswerContext }) {
  const words = useWords(askWords);
  const article = useRef<HTMLElement>(null);
  const answer = turn.answer;
  const asksBack = answer?.outcome === 'clarify';
  const refused = answer?.outcome === 'refused' || asksBack;
  const figures = answer?.figures ?? [];
  const stands = answer !== null && ['figure', 'target', 'definition', 'fact'].includes(answer.kind) && figures.length <= mostAsked;
  const check = checked(turn);

  // The question that was just asked comes to the top, and its answer below it into view; once more when the answer is there, for before it the page may have been
  // too short. Who has scrolled meanwhile is left alone.
  const hasScrolled = useScrolled(isNewest);
  useEffect(() => {
    if (isNewest && !hasScrolled.current) {
      article.current?.scrollIntoView({ block: 'start' });
    }
  }, [isNewest, turn.phase, hasScrolled]);

  return (
    <article className={isNewest ? 'turn newest' : 'turn'} data-phase={turn.phase} ref={article} aria-busy={turn.phase === 'asking'}>
      <h2 className="question">{visible(turn.question)}</h2>
      <div className={refused ? 'answer refused' : stands ? 'answer stands' : 'answer'}>
        {turn.phase === 'asking' && <p className="step working">{turn.step}</p>}
        {turn.phase === 'stopped' && <p className="step">{words.stopped}</p>}
        {turn.error && <p className="error">{visible(turn.error)}</p>}
        {turn.notices.map((notice) => (
          <p key={notice} className="step">
            {visible(notice)}
          </p>
        ))}
        {refused && <p className="label">{asksBack ? words.clarify : words.refused}</p>}
        {answer?.outcome === 'partial' && <p className="label">{words.partial}</p>}
        {answer?.table ? (
          <>
            <AnswerText text={besideTable(answer.answer, answer.table)} citations={turn.citations} figures={[]} onOpen={context.onOpen} />
            <TableView table={answer.table} title={turn.question} citations={turn.citations} onOpen={context.onOpen} />
          </>
        ) : (
          turn.text !== '' && <AnswerText text={turn.text} citations={turn.citations} figures={stands ? figures : []} onOpen={context.onOpen} />
        )}
        {answer && answer.choices.length > 0 && <Choices choices={answer.choices} onChoose={(choice) => context.onChoose(choice, turn.question)} />}
        {answer && <Verdicts verdicts={answer.verdicts} />}
        {figures.length > 0 && !answer?.table && <Chips figures={figures} />}
        {answer && answer.derived.length > 0 && (
          <ul className="chips" aria-label={words.computed}>
            {answer.derived.map((derived, at) => (
              <li key={at}>
                <b>{words.computed}</b> {visible(derived.text)} = {visible(derived.how)}
              </li>
            ))}
          </ul>
        )}
        {refused && !asksBack && answer?.refusal?.coverage && <p className="coverage">{visible(answer.refusal.coverage)}</p>}
        {answer?.outcome === 'refused' && context.examples.length > 0 && (
          <div className="suggest">
            <p>{words.canAsk}</p>
            <ul className="choices">
              {context.examples.slice(0, 2).map((example) => (
                <li key={example}>
                  <button type="button" onClick={() => context.onAsk(example)}>
                    {visible(example)}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
        {check && (
          <p className="check">
            <span aria-hidden="true">✓ </span>
            {check}
          </p>
        )}
      </div>
      {turn.citations.length > 0 && <Sources citations={turn.citations} isNearest={refused} isOpen={refused && !turn.citations.some((citation) => turn.text.includes(`[${citation.mark}]`))} onOpen={context.onOpen} />}
      {answer && <p className="program">{turn.citations.length > 0 ? words.program : words.programOnly}</p>}
      {turn.phase !== 'asking' && (
        <AnswerActions
          turn={turn}
          conversation={context.conversation}
          shareDays={context.shareDays}
          onAgain={() => context.onAsk(turn.question, turn.place)}
          onRated={(isUp) => context.onRated(turn.id, isUp)}
        />
      )}
    </article>
  );
}

/** Whether the person has scrolled since the turn became the newest. */
function useScrolled(isNewest: boolean) {
  const hasScrolled = useRef(false);
  useEffect(() => {
    hasScrolled.current = false;
    const notice = () => {
      hasScrolled.current = true;
    };
    if (isNewest) {
      window.addEventListener('wheel', notice, { passive: true });
      window.addEventListener('touchmove', notice, { passive: true });
    }

    return () => {
      window.removeEventListener('wheel', notice);
      window.removeEventListener('touchmove', notice);
    };
  }, [isNewest]);
  return hasScrolled;
}

/** Whether a figure is a result or a target, of what and of when: in words, with the figure. */
function Chips({ figures }: { figures: AnswerFigure[] }) {
  const words = useWords(askWords);
  return (
    <ul className="chips">
      {figures.map((figure, at) => (
        <li key={at} data-status={figure.status}>
          <b>
            {figure.period && words.year(figure.period)}
            {statusName(figure.status)}
          </b>{' '}
          {visible(figure.indicator)} <span className="value">{visible(figure.text)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The ways to go on where the assistant asks back. */
function Choices({ choices, onChoose }: { choices: Choice[]; onChoose: (choice: Choice) => void }) {
  const words = useWords(askWords);
  return (
    <ul className="choices" aria-label={words.choose}>
      {choices.map((choice) => (
        <li key={choice.label}>
          <button type="button" onClick={() => onChoose(choice)}>
            {visible(choice.label)}
          </button>
        </li>
      ))}
    </ul>
  );
}

const signs: Record<string, string> = { supported: '✓', contradicted: '✗', not_found: '?', boast: '·' };

/** Each judged claim with the right value and why. */
export function Verdicts({ verdicts }: { verdicts: Verdict[] }) {
  const words = useWords(askWords);
  return verdicts.length === 0 ? null : (
    <ul className="verdicts">
      {verdicts.map((verdict, index) => (
        <li key={index} className={verdict.verdict}>
          <strong>
            <span aria-hidden="true">{signs[verdict.verdict]} </span>
            {verdictName(verdict.verdict)}
          </strong>{' '}
          {visible(verdict.figure ?? verdict.claim)}
          {verdict.expected && (
            <>
              ，{words.right} {visible(verdict.expected)}
            </>
          )}
          {verdict.reason && <>（{visible(verdict.reason)}）</>}
        </li>
      ))}
    </ul>
  );
}
