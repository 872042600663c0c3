import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Chat, type Health } from './connection';
import type { Citation } from './events';
import { Guard } from './Guard';
import { Header } from './Header';
import { type Page, pageOf } from './pages';
import { Reader } from './Reader';
import { ConnectionNotice } from './ConnectionNotice';
import { shellWords } from './texts/shell';
import { useWords } from './texts/words';

/** The frame: the top, the pages that were opened, and the report beside them. */
export function App() {
  const words = useWords(shellWords);
  const [address] = useLocation();
  const [health, setHealth] = useState<Health>('connecting');
  const [chat] = useState(() => new Chat(setHealth));
  const [opened, setOpened] = useState<Citation | null>(null);
  const returnTo = useRef<HTMLElement | null>(null);
  const shown = pageOf(address);
  const visited = useVisited(shown);

  useEffect(() => chat.begin(), [chat]);
  useEffect(() => {
    document.title = shown && shown.path !== '' ? `${words[shown.long]} · ${words.name}` : words.name;
  }, [shown, words]);

  const open = useCallback((citation: Citation, from: HTMLElement) => {
    returnTo.current = from;
    setOpened(citation);
  }, []);

  const close = useCallback(() => {
    setOpened(null);
    returnTo.current?.focus();
  }, []);

  return (
    <div className={opened ? 'shell beside' : 'shell'}>
      <Header />
      <ConnectionNotice health={health} onRetry={() => chat.retryNow()} />
      <main id="content" tabIndex={-1}>
        {visited.map((page) => (
          <div key={page.path} className={`page page-${page.path || 'ask'}`} hidden={page !== shown}>
            <Guard>
              <Suspense fallback={<p className="step">{words.loading}</p>}>
                <page.view chat={chat} onOpen={open} />
              </Suspense>
            </Guard>
          </div>
        ))}
        {!shown && (
          <div className="page">
            <h2>{words.notFound}</h2>
            <p>{words.notFoundHint}</p>
          </div>
        )}
      </main>
      {opened && <Reader citation={opened} onClose={close} />}
    </div>
  );
}

/** The pages that were opened, in the order in which they were. */
function useVisited(shown: Page | null): Page[] {
  const [visited, setVisited] = useState<Page[]>([]);
  if (shown && !visited.includes(shown)) {
    setVisited([...visited, shown]);
  }

  return visited;
}
