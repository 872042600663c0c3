import { useEffect, useState } from 'react';
import { call, type Start } from './api';
import type { Chat } from './connection';

// While reports are being indexed the answer grows; the examples come a little after them.
const betweenLooks = 2000;
const mostLooksForExamples = 5;

/** What is loaded; null until the server is there. It is asked for again until questions can be answered. */
export function useStart(chat: Chat): Start | null {
  const [start, setStart] = useState<Start | null>(null);
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let looks = 0;
    const look = () => {
      call<Start>('/api/start')
        .then((found) => {
          if (isWanted) {
            setStart(found);
            const isWhole = found.isReady && (found.examples.length > 0 || ++looks > mostLooksForExamples);
            timer = isWhole ? undefined : setTimeout(look, betweenLooks);
          }
        })
        .catch(() => void chat.online().then(() => isWanted && (timer = setTimeout(look, betweenLooks))));
    };
    look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [chat]);
  return start;
}
