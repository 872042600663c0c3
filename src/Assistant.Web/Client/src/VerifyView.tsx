import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Check } from './drafts';
import type { Citation } from './events';
import { verifyWords } from './texts/verify';
import { useWords } from './texts/words';
import { DraftForm } from './verify/DraftForm';
import { DraftReview } from './verify/DraftReview';
import { DraftSession } from './verify/session';

/** A draft is typed, pasted or read from a file; then it comes back with every figure and statement of it marked. */
export function VerifyView({ check, onOpen }: { check: Check; onOpen: (citation: Citation, from: HTMLElement) => void }) {
  const words = useWords(verifyWords);
  const [session] = useState(() => new DraftSession(check));
  const state = useSyncExternalStore(session.subscribe, session.get);
  useEffect(() => session.resume(), [session]);
  return (
    <section aria-label={words.title} className="verify">
      {state.phase === 'editing' || (state.phase === 'failed' && !state.result) ? (
        <DraftForm session={session} state={state} />
      ) : (
        <DraftReview session={session} state={state} onOpen={onOpen} />
      )}
    </section>
  );
}
