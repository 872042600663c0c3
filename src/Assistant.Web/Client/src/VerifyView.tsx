import { useEffect, useRef, useState } from 'react';
import { Verdicts } from './AnswerView';
import { CitationItem } from './Sources';
import { type Check, DraftRuns } from './drafts';
import type { ChatEvent, Citation, VerificationResult } from './events';
import { queued } from './state';
import { visible } from './visible';

const longest = 20000;

/** A draft is pasted, every figure of it judged against the reports. */
export function VerifyView({ check, onOpen }: { check: Check; onOpen: (citation: Citation, from: HTMLElement) => void }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState('');
  const [error, setError] = useState('');
  const [result, setResult] = useState<VerificationResult | null>(null);
  const [stopped, setStopped] = useState(false);
  const [runs] = useState(() => new DraftRuns(check));
  const draft = useRef<HTMLTextAreaElement>(null);

  // Who leaves the view waits for nothing any more.
  useEffect(() => () => runs.end(), [runs]);

  const fail = (message: string) => {
    setBusy(false);
    setResult(null);
    setError(message);
  };

  const onEvent = (event: ChatEvent) => {
    switch (event.type) {
      case 'queued':
        return setStep(queued(event.place, event.seconds));
      case 'verified':
        setBusy(false);
        return setResult(event.result);
      case 'error':
        return fail(event.message);
    }
  };

  // The verdicts of an earlier draft would read as those of this one.
  const send = () => {
    setBusy(true);
    setStep('');
    setError('');
    setStopped(false);
    setResult(null);
    void runs.begin(text, onEvent, fail);
  };

  // The button goes away, and the keyboard goes on in the draft.
  const stopChecking = () => {
    runs.end();
    setBusy(false);
    setStopped(true);
    draft.current?.focus();
  };

  return (
    <section aria-label="核对文稿" className="verify">
      <label htmlFor="draft">把文稿粘贴在这里，逐个核对其中的数字</label>
      <textarea id="draft" ref={draft} rows={8} maxLength={longest} value={text} placeholder="例如：2019年一般公共预算收入131.4亿元，增长5%。" onChange={(event) => setText(event.target.value)} />
      <button type="button" className="primary" disabled={busy || text.trim() === ''} onClick={send}>
        {busy ? '正在核对' : '核对'}
      </button>
      {busy && (
        <button type="button" onClick={stopChecking}>
          停止
        </button>
      )}
      <div aria-live="polite" aria-busy={busy}>
        {busy && step && <p className="step">{step}…</p>}
        {stopped && <p className="step">已停止。</p>}
        {error && (
          <p className="error" role="alert">
            {error}
          </p>
        )}
        {result && (
          <div className="answer">
            <p className="label">{result.summary}</p>
            <Verdicts verdicts={result.verdicts} />
            {result.notes.map((note) => (
              <p key={note} className="step">
                附注：{visible(note)}
              </p>
            ))}
          </div>
        )}
      </div>
      {result && result.citations.length > 0 && (
        <section aria-label="出处" className="citations">
          <h3>出处</h3>
          <ol>
            {result.citations.map((citation) => (
              <CitationItem key={citation.mark} citation={citation} onOpen={onOpen} />
            ))}
          </ol>
        </section>
      )}
    </section>
  );
}
