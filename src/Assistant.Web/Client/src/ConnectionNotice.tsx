import { useEffect, useState } from 'react';
import type { Health } from './connection';
import { shellWords } from './texts/shell';
import { useWords } from './texts/words';

// A connection that comes back at once is not worth a word.
const patience = 1500;

/** Says in plain words that the connection is away and comes back by itself. */
export function ConnectionNotice({ health, onRetry }: { health: Health; onRetry: () => void }) {
  const words = useWords(shellWords);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (health !== 'online') {
      const timer = setTimeout(() => setLate(true), patience);
      return () => clearTimeout(timer);
    }
  }, [health]);

  return (
    <div role="status" className="connection">
      {isLate && health !== 'online' && (
        <p className="notice">
          <span>{health === 'offline' ? words.offline : health === 'away' ? words.connectingSince : words.connecting}</span>
          <button type="button" onClick={onRetry}>
            {words.now}
          </button>
        </p>
      )}
    </div>
  );
}
