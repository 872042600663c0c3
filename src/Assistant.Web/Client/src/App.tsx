import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { AnswerView } from './AnswerView';
import { AskForm } from './AskForm';
import { Chat, type Health } from './connection';
import type { Choice, Citation } from './events';
import { PlacePicker } from './PlacePicker';
import { Reader } from './Reader';
import { historyOf, placeOf, reduce } from './state';
import { VerifyView } from './VerifyView';
import { visible } from './visible';

const examples = ['去年财政收入多少，涨了几个点？', '今年经济增长目标是多少？', '老百姓腰包鼓了没？', '报告承认还有哪些问题？'];

export function App() {
  const [turns, dispatch] = useReducer(reduce, []);
  const [health, setHealth] = useState<Health>('connecting');
  const [coverage, setCoverage] = useState('');
  const [places, setPlaces] = useState<string[]>([]);
  const [picked, setPicked] = useState<string | null>(null);
  const [verifying, setVerifying] = useState(false);
  const [opened, setOpened] = useState<Citation | null>(null);
  const [chat] = useState(() => new Chat(setHealth));
  const stop = useRef<(() => void) | null>(null);
  const returnTo = useRef<HTMLElement | null>(null);
  const scope = placeOf(turns);
  const place = picked ?? scope;
  const busy = turns.some((turn) => turn.phase === 'asking');

  useEffect(() => {
    chat.connect().catch(() => undefined);
    fetch('/api/reports')
      .then((response) => response.json())
      .then((body: { reports: { title: string; place: string | null }[] }) => {
        const titles = body.reports.map((report) => report.title);
        setCoverage(visible(titles.slice(0, 6).join('、') + (titles.length > 6 ? ` 等 ${titles.length} 份` : '')));
        setPlaces([...new Set(body.reports.map((report) => report.place).filter((name) => name !== null))]);
      })
      .catch(() => undefined);
  }, [chat]);

  const ask = useCallback(
    async (question: string, at: string | null = place) => {
      const id = `${Date.now()}-${Math.random().toString(36).slice(2, 8)}`;
      dispatch({ type: 'asked', id, question });
      try {
        stop.current = await chat.ask(
          { id, question, history: historyOf(turns), place: at },
          (event) => dispatch({ type: 'event', id, event }),
          (message) => dispatch({ type: 'failed', id, message }),
        );
      } catch {
        dispatch({ type: 'failed', id, message: '连不上服务器，请检查网络后再问。' });
      }
    },
    [chat, place, turns],
  );

  // What was chosen or picked is the place until a question names another.
  useEffect(() => setPicked(null), [scope]);

  const choose = (choice: Choice, question: string) => {
    setPicked(choice.place);
    void ask(question, choice.place);
  };

  const stopAsking = () => {
    stop.current?.();
    turns.filter((turn) => turn.phase === 'asking').forEach((turn) => dispatch({ type: 'stopped', id: turn.id }));
  };

  const open = (citation: Citation, from: HTMLElement) => {
    returnTo.current = from;
    setOpened(citation);
  };

  const close = useCallback(() => {
    setOpened(null);
    returnTo.current?.focus();
  }, []);

  return (
    <div className="page">
      <header>
        <h1>政府工作报告问答</h1>
        <p>每一句、每一个数都出自报告原文，点出处可以核对。{coverage && <span className="coverage">收录：{coverage}</span>}</p>
        <nav aria-label="用途">
          <button type="button" aria-pressed={!verifying} onClick={() => setVerifying(false)}>
            提问
          </button>
          <button type="button" aria-pressed={verifying} onClick={() => setVerifying(true)}>
            核对文稿
          </button>
        </nav>
      </header>
      {health === 'offline' && (
        <p className="notice" role="alert">
          连不上服务器。
          <button type="button" onClick={() => chat.connect().catch(() => undefined)}>
            重新连接
          </button>
        </p>
      )}
      {verifying && (
        <main>
          <VerifyView check={(text, onEvent, onFailure) => chat.check(text, onEvent, onFailure)} onOpen={open} />
        </main>
      )}
      <main hidden={verifying}>
        {turns.length === 0 && (
          <section aria-label="可以这样问" className="examples">
            <h2>可以这样问</h2>
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
          <AnswerView key={turn.id} turn={turn} onOpen={open} onChoose={choose} />
        ))}
      </main>
      {!verifying && <PlacePicker places={places} place={place} onPick={setPicked} />}
      {!verifying && <AskForm busy={busy} onAsk={ask} onStop={stopAsking} turns={turns.length} />}
      {opened && <Reader citation={opened} onClose={close} />}
    </div>
  );
}
