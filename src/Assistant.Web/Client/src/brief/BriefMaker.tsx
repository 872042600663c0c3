import { type FormEvent, useEffect, useState } from 'react';
import type { Citation } from '../events';
import { useRead } from '../library/useRead';
import { Waiting } from '../library/Waiting';
import { Kept } from '../storage';
import { briefWords } from '../texts/brief';
import { useWords } from '../texts/words';
import { save } from '../verify/exports';
import { visible } from '../visible';
import { type Brief, type BriefLine, type BriefSection, outcomeSigns, type Question, questionsOf, sentQuestions } from './brief';
import { Marks } from './Marks';
import { QuestionEditor } from './QuestionEditor';

type Open = (citation: Citation, from: HTMLElement) => void;

const kept = new Kept(() => window.sessionStorage);
const key = 'assistant.brief';

/** What is wanted, and the questions as they were changed; kept in the tab. */
interface Wanted {
  address: string;
  questions: Question[] | null;
}

function restored(): Wanted {
  try {
    const value = JSON.parse(kept.read(key) ?? 'null') as Partial<Wanted> | null;
    return typeof value?.address === 'string' ? { address: value.address, questions: Array.isArray(value.questions) ? value.questions : null } : { address: '', questions: null };
  } catch {
    return { address: '', questions: null };
  }
}

/** Asks for a brief, shows it, and gives it away as a file. */
export function BriefMaker({ places, onOpen }: { places: Map<string, number[]>; onOpen: Open }) {
  const words = useWords(briefWords);
  const [wanted, setWanted] = useState(restored);
  const asked = new URLSearchParams(wanted.address);
  const [topic, setTopic] = useState(asked.get('topic') ?? '');
  const [place, setPlace] = useState(asked.get('place') ?? (places.size === 1 ? [...places.keys()][0]! : ''));
  const [year, setYear] = useState(asked.get('year') ?? '');
  const [fault, setFault] = useState('');
  const reading = useRead<Brief>(wanted.address === '' ? null : `/api/brief?${wanted.address}`);
  const brief = reading.value;

  useEffect(() => kept.write(key, JSON.stringify(wanted)), [wanted]);

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (topic.trim() === '' || place === '') {
      setFault(words.needTopic);
      return;
    }

    setFault('');
    const address = new URLSearchParams({ topic: topic.trim(), place, ...(year === '' ? {} : { year }) }).toString();
    setWanted({ address, questions: null });
    if (address === wanted.address) {
      reading.again();
    }
  };

  return (
    <>
      <form className="bar" onSubmit={send}>
        <label className="wide">
          <span>{words.topic}</span>
          <input value={topic} maxLength={40} placeholder={words.topicHint} onChange={(event) => setTopic(event.target.value)} />
        </label>
        <label>
          <span>{words.place}</span>
          <select
            value={place}
            onChange={(event) => {
              setPlace(event.target.value);
              setYear('');
            }}
          >
            <option value="">{words.choosePlace}</option>
            {[...places.keys()].map((name) => (
              <option key={name} value={name}>
                {visible(name)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.year}</span>
          <select value={year} onChange={(event) => setYear(event.target.value)}>
            <option value="">{words.newest}</option>
            {(places.get(place) ?? []).map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="primary">
          {words.make}
        </button>
      </form>
      {fault && (
        <p className="error" role="alert">
          {fault}
        </p>
      )}
      {wanted.address !== '' && !brief && <Waiting reading={reading} />}
      {brief && <BriefText brief={brief} questions={wanted.questions ?? questionsOf(brief)} onQuestions={(questions) => setWanted({ ...wanted, questions })} onOpen={onOpen} />}
    </>
  );
}

function BriefText({ brief, questions, onQuestions, onOpen }: { brief: Brief; questions: Question[]; onQuestions: (questions: Question[] | null) => void; onOpen: Open }) {
  const words = useWords(briefWords);
  return (
    <article className="brief-text">
      <h3>{visible(brief.title)}</h3>
      {brief.notes.map((note) => (
        <p key={note} className="notice">
          <span>{visible(note)}</span>
        </p>
      ))}
      {brief.isFound && <Exports brief={brief} questions={questions} />}
      {brief.sections.map((section) => (
        <section key={section.kind} aria-label={visible(section.title)}>
          <h4>{visible(section.title)}</h4>
          {section.kind === 'questions' ? (
            <>
              <p className="soft">{words.questionsHint}</p>
              <QuestionEditor questions={questions} drafted={section.lines} onChange={onQuestions} onOpen={onOpen} />
            </>
          ) : (
            <>
              {section.rows.length > 0 && <GapTable section={section} onOpen={onOpen} />}
              <ul className="lines" lang="zh-CN">
                {section.lines.map((line, index) => (
                  <li key={index}>
                    <Line line={line} onOpen={onOpen} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      ))}
      <p className="soft">{visible(brief.label)}</p>
    </article>
  );
}

function Line({ line, onOpen }: { line: BriefLine; onOpen: Open }) {
  return (
    <>
      {visible(line.text)}
      {line.how && <span className="soft">（{visible(line.how)}）</span>}
      <Marks citations={line.citations} onOpen={onOpen} />
    </>
  );
}

function GapTable({ section, onOpen }: { section: BriefSection; onOpen: Open }) {
  const words = useWords(briefWords);
  return (
    <div className="table" role="region" aria-label={`${words.gap}：${visible(section.title)}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {[words.indicator, words.target, words.result, words.gap, words.outcome].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody lang="zh-CN">
          {section.rows.map((row, index) => (
            <tr key={index} className={row.outcome}>
              <th scope="row">{visible(row.indicator)}</th>
              <td>{visible(row.target)}</td>
              <td>{visible(row.result ?? '—')}</td>
              <td>
                {visible(row.gap ?? '—')}
                {row.how && <span className="soft how">{visible(row.how)}</span>}
              </td>
              <td>
                <b className="outcome">
                  {outcomeSigns[row.outcome]} {words.outcomes[row.outcome]}
                </b>
                <span className="how">{visible(row.reason)}</span>
                <Marks citations={row.citations} onOpen={onOpen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Exports({ brief, questions }: { brief: Brief; questions: Question[] }) {
  const words = useWords(briefWords);
  const [told, setTold] = useState('');
  const take = async (format: 'docx' | 'md', form: 'full' | 'short') => {
    setTold(words.exporting);
    try {
      const response = await fetch(`/api/brief/export?format=${format}&form=${form}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ topic: brief.topic, place: brief.place, year: brief.year, questions: sentQuestions(questions) }),
      });
      if (!response.ok) {
        throw new Error((await response.json().catch(() => null))?.detail ?? '');
      }

      const name = `${words.fileName(brief.place, brief.topic)}.${format}`;
      save(await response.blob(), name);
      setTold(words.exported(name));
    } catch (failure) {
      setTold((failure as Error).message || words.failed);
    }
  };

  return (
    <div className="bar" role="group" aria-label={words.export}>
      <span aria-hidden="true">{words.export}</span>
      <button type="button" onClick={() => void take('docx', 'full')}>
        {words.docx}
      </button>
      <button type="button" onClick={() => void take('docx', 'short')}>
        {words.docxShort}
      </button>
      <button type="button" onClick={() => void take('md', 'full')}>
        {words.md}
      </button>
      <span role="status" className="soft">
        {visible(told)}
      </span>
    </div>
  );
}
