import type { AnswerFigure, Choice, Citation, Verdict } from './events';
import { pieces, statusName, verdictName } from './marks';
import type { Turn } from './state';
import { visible } from './visible';

type Open = (citation: Citation, from: HTMLElement) => void;

/** A question and its answer as it comes. */
export function AnswerView({ turn, onOpen, onChoose }: { turn: Turn; onOpen: Open; onChoose: (choice: Choice, question: string) => void }) {
  const known = new Map(turn.citations.map((citation) => [citation.mark, citation]));
  const asksBack = turn.answer?.outcome === 'clarify';
  const refused = turn.answer?.outcome === 'refused' || asksBack;
  return (
    <article className="turn">
      <h2 className="question">{visible(turn.question)}</h2>
      <div className={refused ? 'answer refused' : 'answer'} aria-live="polite" aria-busy={turn.phase === 'asking'}>
        {turn.phase === 'asking' && <p className="step">{turn.step}…</p>}
        {turn.phase === 'stopped' && <p className="step">已停止。</p>}
        {turn.error && (
          <p className="error" role="alert">
            {visible(turn.error)}
          </p>
        )}
        {turn.notices.map((notice) => (
          <p key={notice} className="step">
            {visible(notice)}
          </p>
        ))}
        {refused && <p className="label">{asksBack ? '请补充' : '报告里没有答案'}</p>}
        {turn.answer?.outcome === 'partial' && <p className="label">只找到一部分</p>}
        {turn.text.split('\n').map((line, index) => (
          <p key={index}>
            {pieces(line, new Set(known.keys())).map((piece, at) =>
              piece.kind === 'text' ? <span key={at}>{visible(piece.text)}</span> : <Mark key={at} citation={known.get(piece.mark)!} onOpen={onOpen} />,
            )}
          </p>
        ))}
        {turn.answer && turn.answer.choices.length > 0 && <Choices choices={turn.answer.choices} onChoose={(choice) => onChoose(choice, turn.question)} />}
        {turn.answer && <Verdicts verdicts={turn.answer.verdicts} />}
        {refused && turn.answer?.refusal?.coverage && <p className="coverage">{visible(turn.answer.refusal.coverage)}</p>}
      </div>
      {turn.citations.length > 0 && (
        <section aria-label="出处" className="citations">
          <h3>{refused ? '最接近的原文' : '出处'}</h3>
          <ol>
            {turn.citations.map((citation) => (
              <CitationItem key={citation.mark} citation={citation} figures={(turn.answer?.figures ?? []).filter((figure) => figure.mark === citation.mark)} onOpen={onOpen} />
            ))}
          </ol>
        </section>
      )}
      {turn.phase === 'done' && turn.step && <p className="step">{turn.step}</p>}
    </article>
  );
}

/** The ways to go on where the assistant asks back. */
function Choices({ choices, onChoose }: { choices: Choice[]; onChoose: (choice: Choice) => void }) {
  return (
    <ul className="choices" aria-label="请选择">
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

function Mark({ citation, onOpen }: { citation: Citation; onOpen: Open }) {
  return (
    <button type="button" className="mark" aria-label={`出处 ${citation.mark}：${visible(citation.title)}`} onClick={(event) => onOpen(citation, event.currentTarget)}>
      {citation.mark}
    </button>
  );
}

/** Each judged claim with the right value and why. */
export function Verdicts({ verdicts }: { verdicts: Verdict[] }) {
  return verdicts.length === 0 ? null : (
    <ul className="verdicts">
      {verdicts.map((verdict, index) => (
        <li key={index} className={verdict.verdict}>
          <strong>{verdictName(verdict.verdict)}</strong> {visible(verdict.figure ?? verdict.claim)}
          {verdict.expected && <>，报告是 {visible(verdict.expected)}</>}
          {verdict.reason && <>（{visible(verdict.reason)}）</>}
        </li>
      ))}
    </ul>
  );
}

export function CitationItem({ citation, figures, onOpen }: { citation: Citation; figures: AnswerFigure[]; onOpen: Open }) {
  return (
    <li>
      <button type="button" className="citation" onClick={(event) => onOpen(citation, event.currentTarget)}>
        <span className="mark" aria-hidden="true">
          {citation.mark}
        </span>
        <span>
          <q>{visible(citation.quote)}</q>
          <span className="source">
            {visible(citation.title)}
            {visible(citation.section.map((heading) => ` › ${heading}`).join(''))}
            {citation.page !== null && ` › 第${citation.page}页`}
          </span>
          {figures.length > 0 && (
            <span className="tags">
              {figures.map((figure, index) => (
                <span key={index} className="tag">
                  {visible(figure.text)} {figure.period && `${figure.period}年`}
                  {statusName(figure.status)}
                </span>
              ))}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}
