import { useState } from 'react';
import { useLocation } from 'wouter';
import { AnswerView, type AnswerContext } from './AnswerView';
import type { Start } from './api';
import { AskForm } from './AskForm';
import { ConversationsDialog } from './ConversationsDialog';
import { shownDate } from './dates';
import { type PageProps, useOwnAddress } from './pages';
import { PlacePicker } from './PlacePicker';
import { QuoteView } from './QuoteView';
import { SharedView } from './SharedView';
import type { Turn } from './state';
import { kept } from './storage';
import { askWords } from './texts/ask';
import { useWords } from './texts/words';
import { useConversation } from './useConversation';
import { useStart } from './useStart';
import { visible } from './visible';
import './styles/ask.css';

// What the server takes where it has not said so yet.
const usualLength = 2000;

/** People ask, and answers come (问). Addresses: / for a new conversation, /c/ID, /s/ID for a shared answer, /q/REPORT/PLACE for a quote. */
export function AskPage({ chat, onOpen }: PageProps) {
  const words = useWords(askWords);
  const [, navigate] = useLocation();
  const [, first, id, rest] = useOwnAddress('').split('/');
  const start = useStart(chat);
  const [isListing, setListing] = useState(false);
  const conversation = useConversation(chat, first === 'c' && id ? id : null, (begun) => navigate(`/c/${begun}`, { replace: true }));
  const { turns } = conversation;
  const context: AnswerContext = {
    conversation: first === 'c' && id ? id : null,
    shareDays: start?.shareDays ?? 0,
    examples: start?.examples ?? [],
    onOpen,
    onAsk: conversation.ask,
    onChoose: (choice, question) => {
      conversation.pick(choice.place);
      conversation.ask(question, choice.place);
    },
    onRated: conversation.rated,
  };

  if (first === 's' && id) {
    return <SharedView id={decodeURIComponent(id)} onOpen={onOpen} onAsk={conversation.ask} />;
  }

  if (first === 'q' && id) {
    return <QuoteView report={decodeURIComponent(id)} place={rest ?? ''} onOpen={onOpen} />;
  }

  return (
    <>
      <div className="toolbar">
        <button type="button" className="quiet" aria-disabled={turns.length === 0 && conversation.state === 'here'} onClick={() => navigate('/')}>
          ＋ {words.newConversation}
        </button>
        <button type="button" className="quiet" onClick={() => setListing(true)}>
          {words.conversations}
        </button>
      </div>
      <div className="thread">
        {conversation.state === 'loading' && <p className="step working">{words.loadingConversation}</p>}
        {conversation.state === 'missing' && (
          <section>
            <h2>{words.missing}</h2>
            <p>{words.missingHint}</p>
          </section>
        )}
        {turns.length === 0 && conversation.state === 'here' && <Welcome start={start} onAsk={conversation.ask} />}
        {turns.map((turn, at) => (
          <AnswerView key={turn.id} turn={turn} isNewest={at === turns.length - 1} context={context} />
        ))}
        <p role="log" aria-live="polite" className="unseen">
          {announced(turns, words.answered)}
        </p>
      </div>
      {conversation.state !== 'missing' && (
        <AskForm busy={conversation.busy} longest={start?.questionLength ?? usualLength} onAsk={conversation.ask} onStop={conversation.stop}>
          <PlacePicker places={start?.places ?? []} place={conversation.place} onPick={conversation.pick} />
        </AskForm>
      )}
      {isListing && (
        <ConversationsDialog
          note={[start && (start.isKept ? words.keptFor(start.retentionHours) : words.notKept), kept.lasts ? '' : words.storageOff].filter(Boolean).join('')}
          onOpen={(chosen) => {
            setListing(false);
            navigate(`/c/${chosen}`);
          }}
          onDeleted={(gone) => (gone === null || gone === id) && navigate('/')}
          onClose={() => setListing(false)}
        />
      )}
    </>
  );
}

/** What is said to who does not see the page: the state while an answer is made, and the finished answer once. */
function announced(turns: Turn[], finished: string): string {
  const last = turns[turns.length - 1];
  return last === undefined ? '' : last.phase === 'asking' ? last.step : `${finished}${last.error ?? ''}${visible(last.text.replace(/\[\d{1,3}\]/g, ''))}`;
}

function Welcome({ start, onAsk }: { start: Start | null; onAsk: (question: string) => void }) {
  const words = useWords(askWords);
  return (
    <section aria-label={words.examples} className="examples">
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      {start && !start.isReady && <p className="notice">{words.notReady(start.status)}</p>}
      {start && start.examples.length > 0 && (
        <>
          <h3>{words.examples}</h3>
          <ul>
            {start.examples.map((example) => (
              <li key={example}>
                <button type="button" onClick={() => onAsk(example)}>
                  {visible(example)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {start && start.reports > 0 && (
        <p className="coverage">
          {words.loaded(start.reports)}：{visible(start.reports > start.titles.length ? words.more(start.titles.slice(0, 3).join('、'), start.reports) : start.titles.join('、'))}
          {start.indexed && `（${words.indexed(shownDate(start.indexed))}）`}
        </p>
      )}
      {start && <p className="coverage">{start.isKept ? words.keptFor(start.retentionHours) : words.notKept}</p>}
      {!kept.lasts && <p className="coverage">{words.storageOff}</p>}
    </section>
  );
}
