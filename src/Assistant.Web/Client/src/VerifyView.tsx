import { useState } from 'react';
import { CitationItem, Verdicts } from './AnswerView';
import type { Citation, VerificationResult } from './events';
import { reasonOf } from './marks';

const longest = 20000;

/** A draft is pasted, every figure of it judged against the reports. */
export function VerifyView({ verify, onOpen }: { verify: (text: string) => Promise<VerificationResult>; onOpen: (citation: Citation, from: HTMLElement) => void }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const [result, setResult] = useState<VerificationResult | null>(null);

  const send = async () => {
    setBusy(true);
    setError('');
    try {
      setResult(await verify(text));
    } catch (failure) {
      setResult(null);
      setError(reasonOf(failure));
    } finally {
      setBusy(false);
    }
  };

  return (
    <section aria-label="核对文稿" className="verify">
      <label htmlFor="draft">把文稿粘贴在这里，逐个核对其中的数字</label>
      <textarea id="draft" rows={8} maxLength={longest} value={text} placeholder="例如：2019年一般公共预算收入131.4亿元，增长5%。" onChange={(event) => setText(event.target.value)} />
      <button type="button" className="primary" disabled={busy || text.trim() === ''} onClick={send}>
        {busy ? '正在核对' : '核对'}
      </button>
      <div aria-live="polite" aria-busy={busy}>
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
                附注：{note}
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
              <CitationItem key={citation.mark} citation={citation} figures={[]} onOpen={onOpen} />
            ))}
          </ol>
        </section>
      )}
    </section>
  );
}
