import { useEffect, useState } from 'react';
import { call, download, type ConversationSummary, type SharedSummary } from './api';
import { shownDate } from './dates';
import { Dialog } from './Dialog';
import { askWords } from './texts/ask';
import { useWords } from './texts/words';
import { visible } from './visible';

/** One's conversations and what one shares: open, save as a file, delete. */
export function ConversationsDialog({ note, onOpen, onDeleted, onClose }: { note: string; onOpen: (id: string) => void; onDeleted: (id: string | null) => void; onClose: () => void }) {
  const words = useWords(askWords);
  const [list, setList] = useState<ConversationSummary[] | null>(null);
  const [shares, setShares] = useState<SharedSummary[]>([]);
  const [said, setSaid] = useState('');
  const [asksAll, setAsksAll] = useState(false);

  useEffect(() => {
    call<ConversationSummary[]>('/api/conversations').then(setList, () => setSaid(words.failed));
    call<SharedSummary[]>('/api/shares').then(setShares, () => undefined);
  }, [words]);

  const failed = () => setSaid(words.failed);
  const remove = (id: string) =>
    void call(`/api/conversations/${id}`, { method: 'DELETE' }).then(() => {
      setList((list ?? []).filter((conversation) => conversation.id !== id));
      onDeleted(id);
    }, failed);
  const removeAll = () =>
    void call('/api/conversations', { method: 'DELETE' }).then(() => {
      setList([]);
      setShares([]);
      setAsksAll(false);
      onDeleted(null);
    }, failed);
  const withdraw = (id: string) => void call(`/api/shares/${id}`, { method: 'DELETE' }).then(() => setShares(shares.filter((share) => share.id !== id)), failed);

  return (
    <Dialog title={words.conversations} onClose={onClose}>
      <p>{note}</p>
      {list === null && said === '' && <p className="step">{words.loadingConversation}</p>}
      {list?.length === 0 && <p>{words.noConversations}</p>}
      <ul className="conversations">
        {(list ?? []).map((conversation) => (
          <Row key={conversation.id} conversation={conversation} onOpen={() => onOpen(conversation.id)} onRemove={() => remove(conversation.id)} onFailed={failed} />
        ))}
      </ul>
      {shares.length > 0 && (
        <>
          <h3>{words.myShares}</h3>
          <ul className="conversations">
            {shares.map((share) => (
              <li key={share.id}>
                <a href={`/s/${share.id}`}>{visible(share.question)}</a>
                <p className="actions">
                  <span className="soft">{words.until(shownDate(share.expires))}</span>
                  <button type="button" onClick={() => withdraw(share.id)}>
                    {words.withdraw}
                  </button>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {((list?.length ?? 0) > 0 || shares.length > 0) && (
        <div className="remove-all">
          {asksAll ? (
            <>
              <p>{words.allGone}</p>
              <p className="actions">
                <button type="button" className="primary" onClick={removeAll}>
                  {words.sure}
                </button>
                <button type="button" onClick={() => setAsksAll(false)}>
                  {words.cancel}
                </button>
              </p>
            </>
          ) : (
            <button type="button" onClick={() => setAsksAll(true)}>
              {words.removeAll}
            </button>
          )}
        </div>
      )}
      <p role="status">{said}</p>
    </Dialog>
  );
}

function Row({ conversation, onOpen, onRemove, onFailed }: { conversation: ConversationSummary; onOpen: () => void; onRemove: () => void; onFailed: () => void }) {
  const words = useWords(askWords);
  const [asks, setAsks] = useState(false);
  const save = (format: string) => void download(`/api/conversations/${conversation.id}/export?format=${format}`, `conversation.${format}`).catch(onFailed);
  return (
    <li>
      <button type="button" className="title" onClick={onOpen}>
        {visible(conversation.title)}
        <span className="soft">
          {shownDate(conversation.changed, true)} · {words.turnsOf(conversation.turns)}
        </span>
      </button>
      <p className="actions">
        <button type="button" onClick={() => save('md')}>
          {words.exportMd}
        </button>
        <button type="button" onClick={() => save('txt')}>
          {words.exportTxt}
        </button>
        {asks ? (
          <>
            <button type="button" className="primary" onClick={onRemove}>
              {words.sure}
            </button>
            <button type="button" onClick={() => setAsks(false)}>
              {words.cancel}
            </button>
          </>
        ) : (
          <button type="button" onClick={() => setAsks(true)}>
            {words.remove}
          </button>
        )}
      </p>
    </li>
  );
}
