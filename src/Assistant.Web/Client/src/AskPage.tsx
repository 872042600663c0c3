import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { AnswerView } from './AnswerView';
import { AskForm } from './AskForm';
import type { Choice } from './events';
import type { PageProps } from './pages';
import { PlacePicker } from './PlacePicker';
import { historyOf, placeOf, reduce } from './state';
import { askWords } from './texts/ask';
import { useWords } from './texts/words';
import { visible } from './visible';
import './styles/ask.css';

const examples = ['去年财政收入多少，涨了几个点？', '今年经济增长目标是多少？', '老百姓腰包鼓了没？', '报告承认还有哪些问题？'];

/** People ask, and answers come (问). */
export function AskPage({ chat, onOpen }: PageProps) {
  const words = useWords(askWords);
  const [turns, dispatch] = useReducer(reduce, []);
  const [coverage, setCoverage] = useState('');
  const [places, setPlaces] = useState<string[]>([]);
  const [picked, setPicked] = useState<string | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const scope = placeOf(turns);
  const place = picked ?? scope;
  const busy = turns.some((turn) => turn.phase === 'asking');

  useEffect(() => {
    fetch('/api/reports')
      .then((response) => response.json())
      .then((body: { reports: { title: string; place: string | null }[] }) => {
        const titles = body.reports.map((report) => report.title);
        setCoverage(visible(titles.slice(0, 6).join('、') + (titles.length > 6 ? ` 等 ${titles.length} 份` : '')));
        setPlaces([...new Set(body.reports.map((report) => report.place).filter((name) => name !== null))]);
      })
      .catch(() => undefined);
  }, []);

  const ask = useCallback(
    (question: string, at: string | null = place) => {
      const id = `${Date.now()}-${Math.random().toString(36).slice(2, 8)}`;
      dispatch({ type: 'asked', id, question });
      stop.current = chat.ask(
        { id, question, history: historyOf(turns), place: at },
        0,
        (event) => dispatch({ type: 'event', id, event }),
        (message) => dispatch({ type: 'failed', id, message }),
      );
    },
    [chat, place, turns],
  );

  // What was chosen or picked is the place until a question names another.
  useEffect(() => setPicked(null), [scope]);

  const choose = (choice: Choice, question: string) => {
    setPicked(choice.place);
    ask(question, choice.place);
  };

  const stopAsking = () => {
    stop.current?.();
    turns.filter((turn) => turn.phase === 'asking').forEach((turn) => dispatch({ type: 'stopped', id: turn.id }));
  };

  return (
    <>
      {turns.length === 0 && (
        <section aria-label={words.examples} className="examples">
          <h2>{words.title}</h2>
          <p>
            {words.hint}
            {coverage && <span className="coverage">{coverage}</span>}
          </p>
          <ul>
            {examples.map((example) => (
              <li key={example}>
                <button type="button" onClick={() => ask(example)}>
                  {example}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {turns.map((turn) => (
        <AnswerView key={turn.id} turn={turn} onOpen={onOpen} onChoose={choose} />
      ))}
      <PlacePicker places={places} place={place} onPick={setPicked} />
      <AskForm busy={busy} onAsk={ask} onStop={stopAsking} turns={turns.length} />
    </>
  );
}
