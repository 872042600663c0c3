import { useState } from 'react';
import { call, type Shared } from './api';
import { answerText, copyText } from './copy';
import { Dialog } from './Dialog';
import type { Turn } from './state';
import { askWords } from './texts/ask';
import { useWords } from './texts/words';

/** What can be done with an answer. */
export function AnswerActions({
  turn,
  conversation,
  shareDays,
  onAgain,
  onRated,
}: {
  turn: Turn;
  conversation: string | null;
  shareDays: number;
  onAgain: () => void;
  onRated: (isUp: boolean) => void;
}) {
  const words = useWords(askWords);
  const [said, setSaid] = useState('');
  const [isSharing, setSharing] = useState(false);
  const [isRating, setRating] = useState(false);

  const rate = (isUp: boolean, reason: string) => {
    setRating(false);
    call('/api/ratings', { method: 'POST', body: { conversation, turn: turn.id, isUp, reason } })
      .then(() => {
        onRated(isUp);
        setSaid(words.rated);
      })
      .catch(() => setSaid(words.failed));
  };

  return (
    <div className="answer-actions">
      <p className="actions">
        {turn.answer && (
          <button type="button" onClick={() => void copyText(answerText(turn.answer!)).then((done) => setSaid(done ? words.copied : words.notCopied))}>
            {words.copy}
          </button>
        )}
        <button type="button" onClick={onAgain}>
          {words.askAgain}
        </button>
        {turn.answer && conversation && (
          <>
            <button type="button" onClick={() => setSharing(true)}>
              {words.share}
            </button>
            <button type="button" aria-pressed={turn.isUp === true} onClick={() => rate(true, '')}>
              <Thumb /> {words.useful}
            </button>
            <button type="button" aria-pressed={turn.isUp === false} aria-expanded={isRating} onClick={() => setRating(!isRating)}>
              <Thumb isDown /> {words.useless}
            </button>
          </>
        )}
        <span role="status">{said}</span>
      </p>
      {isRating && <RatingForm onSend={(reason) => rate(false, reason)} onCancel={() => setRating(false)} />}
      {isSharing && conversation && <ShareDialog turn={turn} conversation={conversation} days={shareDays} onClose={() => setSharing(false)} />}
    </div>
  );
}

function Thumb({ isDown = false }: { isDown?: boolean }) {
  return (
    <svg className={isDown ? 'thumb down' : 'thumb'} viewBox="0 0 20 20" aria-hidden="true">
      <path d="M3 9h3v8H3zM8 9l3-6c1.400 0 2 1 2 2l-.6 3H17c1 0 1.400.800 1.200 1.700l-1.300 6c-.2.800-.8 1.300-1.600 1.300H8z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}

function RatingForm({ onSend, onCancel }: { onSend: (reason: string) => void; onCancel: () => void }) {
  const words = useWords(askWords);
  const [chosen, setChosen] = useState<string[]>([]);
  const [more, setMore] = useState('');
  return (
    <form
      className="rating"
      onSubmit={(event) => {
        event.preventDefault();
        onSend([...chosen, more.trim()].filter((part) => part !== '').join('；').slice(0, 500));
      }}
    >
      <fieldset>
        <legend>{words.why}</legend>
        {words.reasons.map((reason) => (
          <label key={reason} className="check">
            <input type="checkbox" checked={chosen.includes(reason)} onChange={(event) => setChosen(event.target.checked ? [...chosen, reason] : chosen.filter((other) => other !== reason))} />
            <span>{reason}</span>
          </label>
        ))}
        <textarea aria-label={words.otherReason} placeholder={words.otherReason} rows={2} maxLength={400} value={more} onChange={(event) => setMore(event.target.value)} />
      </fieldset>
      <p className="actions">
        <button type="submit" className="primary">
          {words.sendRating}
        </button>
        <button type="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

function ShareDialog({ turn, conversation, days, onClose }: { turn: Turn; conversation: string; days: number; onClose: () => void }) {
  const words = useWords(askWords);
  const [shared, setShared] = useState<Shared | null>(null);
  const [said, setSaid] = useState('');
  const link = shared === null ? '' : new URL(`/s/${shared.id}`, window.location.href).href;

  const make = () =>
    void call<Shared>('/api/shares', { method: 'POST', body: { conversation, turn: turn.id } })
      .then((made) => {
        setShared(made);
        setSaid('');
      })
      .catch(() => setSaid(words.failed));
  const withdraw = () =>
    void call(`/api/shares/${shared!.id}`, { method: 'DELETE' })
      .then(() => {
        setShared(null);
        setSaid(words.withdrawn);
      })
      .catch(() => setSaid(words.failed));

  return (
    <Dialog title={words.shareTitle} onClose={onClose}>
      <p>{words.shareHint(days)}</p>
      {shared === null ? (
        <p className="actions">
          <button type="button" className="primary" onClick={make}>
            {words.makeLink}
          </button>
        </p>
      ) : (
        <>
          <label className="link">
            <span>{words.link}</span>
            <input readOnly value={link} onFocus={(event) => event.target.select()} />
          </label>
          <p className="actions">
            <button type="button" className="primary" onClick={() => void copyText(link).then((done) => setSaid(done ? words.copied : words.notCopied))}>
              {words.copyLink}
            </button>
            <button type="button" onClick={withdraw}>
              {words.withdraw}
            </button>
          </p>
        </>
      )}
      <p role="status">{said}</p>
    </Dialog>
  );
}
