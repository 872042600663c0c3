import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Refused } from './api';
import { shownDate } from './dates';
import { exportQuestions, type Latency, overview, type Overview } from './operator/overview';
import { operatorWords } from './texts/operator';
import { useWords } from './texts/words';
import { visible } from './visible';
import './styles/operator.css';

/** What the host is used for and how well it answers, for who has the key. */
export function OperatorPage() {
  const words = useWords(operatorWords);
  const [key, setKey] = useState('');
  const [seen, setSeen] = useState<Overview | null>(null);
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);

  const work = async (doing: () => Promise<void>) => {
    if (key.trim() === '') {
      setSaid(words.needKey);
      field.current?.focus();
      return;
    }

    setSaid(words.loading);
    try {
      await doing();
      setSaid('');
    } catch (failure) {
      setSaid((failure instanceof Refused && failure.message) || words.failed);
    }
  };

  const show = (event: FormEvent) => {
    event.preventDefault();
    void work(async () => setSeen(await overview(key.trim())));
  };

  return (
    <section className="operator" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="soft">{words.hint}</p>
      <form className="bar" onSubmit={show}>
        <label>
          <span>{words.key}</span>
          <input ref={field} type="password" autoComplete="off" value={key} onChange={(event) => setKey(event.target.value)} />
        </label>
        <button type="submit" className="primary">
          {seen ? words.refresh : words.show}
        </button>
        <p role="status">{said}</p>
      </form>
      {seen && <Shown seen={seen} onExport={() => void work(() => exportQuestions(key.trim(), words.setName))} />}
    </section>
  );
}

function Shown({ seen, onExport }: { seen: Overview; onExport: () => void }) {
  const words = useWords(operatorWords);
  const { usage } = seen;
  const outcome = (of: string, refusal: string | null) => `${words.outcomes[of] ?? of}${refusal ? words.because(words.refusals[refusal] ?? refusal) : ''}`;
  const kind = (of: string) => words.kinds[of] ?? of;
  const time = (name: string, latency: Latency) => [name, words.ms(latency.median), words.ms(latency.p95), latency.count];
  const verdicts = Object.entries(usage.verdicts);
  return (
    <>
      <h3>{words.loaded}</h3>
      <p>
        {[words.facts(seen.reports, seen.places), seen.indexed && words.indexed(shownDate(seen.indexed, true)), words.version(seen.version), !seen.isReady && visible(seen.status)].filter(Boolean).join(' · ')}
      </p>
      <p className="soft">{words.since(shownDate(usage.since, true))}</p>
      <h3>{words.questions}</h3>
      <Rows title={words.questions} head={[words.kind, words.outcome, words.count]} rows={usage.questions.map((one) => [kind(one.kind), outcome(one.outcome, one.refusal), one.count])} none={words.noQuestions} />
      {usage.unfinished > 0 && <p>{words.unfinished(usage.unfinished)}</p>}
      <h3>{words.times}</h3>
      <Rows title={words.times} head={[words.work, words.median, words.p95, words.latest]} rows={[time(words.answering, usage.answerTime), time(words.checking, usage.draftTime)]} none="" />
      <h3>{words.verdicts}</h3>
      <p>{words.drafts(usage.drafts)}</p>
      <Rows title={words.verdicts} head={[words.verdict, words.count]} rows={verdicts.map(([name, count]) => [words.verdictKinds[name] ?? name, count])} none={words.noVerdicts} />
      <h3>{words.ratings}</h3>
      <Rows title={words.ratings} head={[words.kind, words.outcome, words.up, words.down]} rows={seen.ratings.map((one) => [kind(one.kind), outcome(one.outcome, null), one.up, one.down])} none={words.noRatings} />
      {seen.reasons.length > 0 && (
        <>
          <h3>{words.reasons}</h3>
          <Rows
            title={words.reasons}
            head={[words.at, words.kind, words.reason, ...(seen.keepsText ? [words.question] : [])]}
            rows={seen.reasons.map((one) => [shownDate(one.at, true), kind(one.kind), visible(one.reason), ...(seen.keepsText ? [visible(one.question ?? '')] : [])])}
            none=""
          />
        </>
      )}
      <h3>{words.set}</h3>
      <p>{seen.keepsText ? words.setHint : words.setOff}</p>
      {seen.keepsText && (
        <p>
          <button type="button" onClick={onExport}>
            {words.set}
          </button>
        </p>
      )}
      <h3>{words.audit}</h3>
      {seen.isAudited ? (
        <Rows title={words.audit} head={[words.at, words.who, words.what, words.of]} rows={seen.audit.map((one) => [shownDate(one.at, true), one.who === 'anonymous' ? words.nobody : visible(one.who), words.deeds[one.what] ?? one.what, visible(one.of)])} none={words.noAudit} />
      ) : (
        <p>{words.auditOff}</p>
      )}
    </>
  );
}

function Rows({ title, head, rows, none }: { title: string; head: string[]; rows: ReactNode[][]; none: string }) {
  if (rows.length === 0) {
    return <p className="soft">{none}</p>;
  }

  return (
    <div className="wide" role="region" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
