import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { AnswerView } from './AnswerView';
import { call, Refused, type Shared } from './api';
import { shownDate } from './dates';
import type { Open } from './Mark';
import { fromStore } from './state';
import { askWords } from './texts/ask';
import { useWords } from './texts/words';

const nothing = () => undefined;

/** An answer that somebody shared: as it was, with its sources. */
export function SharedView({ id, onOpen, onAsk }: { id: string; onOpen: Open; onAsk: (question: string) => void }) {
  const words = useWords(askWords);
  const [shared, setShared] = useState<Shared | null>(null);
  const [fault, setFault] = useState<'' | 'missing' | 'failed'>('');
  useEffect(() => {
    let isWanted = true;
    call<Shared>(`/api/shares/${encodeURIComponent(id)}`).then(
      (found) => isWanted && setShared(found),
      (error: unknown) => isWanted && setFault(error instanceof Refused ? 'missing' : 'failed'),
    );
    return () => {
      isWanted = false;
    };
  }, [id]);

  return (
    <section className="shared">
      {fault === 'missing' && (
        <>
          <h2>{words.shareMissing}</h2>
          <p>{words.shareMissingHint}</p>
        </>
      )}
      {fault === 'failed' && <p className="notice">{words.failed}</p>}
      {!shared && fault === '' && <p className="step">{words.loadingConversation}</p>}
      {shared && (
        <>
          <p className="notice">{words.sharedUntil(shownDate(shared.expires))}</p>
          <AnswerView
            turn={fromStore({ id: shared.id, question: shared.question, place: null, phase: 'done', answer: shared.answer, error: null, isUp: null })}
            isNewest={false}
            context={{ conversation: null, shareDays: 0, examples: [], onOpen, onAsk, onChoose: (_, question) => onAsk(question), onRated: nothing }}
          />
        </>
      )}
      <p>
        <Link href="/" className="button primary">
          {words.sharedBy}
        </Link>
      </p>
    </section>
  );
}
