import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { call, Refused, type StoredTurn } from './api';
import type { Chat } from './connection';
import { owner, unguessable } from './owner';
import { dropPending, keepPending, pendings } from './pending';
import { asked, fromStore, historyOf, placeOf, reduce, type Turn } from './state';

const betweenTries = 2000;

/** The conversation of an address: its turns, and what can be done in it. */
export interface Conversation {
  turns: Turn[];
  /** loading: not here yet; missing: there is none such, or it is not one's own. */
  state: 'here' | 'loading' | 'missing';
  busy: boolean;
  place: string | null;
  pick: (place: string | null) => void;
  ask: (question: string, at?: string | null) => void;
  stop: () => void;
  rated: (turn: string, isUp: boolean) => void;
}

/**
 * @param id Of the address; null for one that has not begun.
 * @param onBegin Gets the identifier of a conversation that begins.
 */
export function useConversation(chat: Chat, id: string | null, onBegin: (id: string) => void): Conversation {
  const [turns, dispatch] = useReducer(reduce, []);
  const [state, setState] = useState<Conversation['state']>('here');
  const [picked, setPicked] = useState<string | null>(null);
  const shown = useRef<string | null>(null);
  const following = useRef(new Map<string, () => void>());
  const scope = placeOf(turns);
  const place = picked ?? scope;

  const follow = useCallback(
    (conversation: string, turn: { id: string; question: string; place: string | null }, history: string[]) => {
      if (!chat.isOnline) {
        dispatch({ type: 'waiting', id: turn.id });
      }

      const end = chat.ask(
        { id: turn.id, question: turn.question, history, place: turn.place, owner: owner(), conversation },
        0,
        (event) => {
          dropPending(turn.id);
          dispatch({ type: 'event', id: turn.id, event });
        },
        (message) => {
          dropPending(turn.id);
          dispatch({ type: 'failed', id: turn.id, message });
        },
      );
      following.current.set(turn.id, end);
    },
    [chat],
  );

  const leave = useCallback(() => {
    following.current.forEach((end) => end());
    following.current.clear();
  }, []);

  useEffect(() => {
    if (shown.current === id) {
      return;
    }

    leave();
    shown.current = id;
    setPicked(null);
    dispatch({ type: 'loaded', turns: [] });
    if (id === null) {
      setState('here');
      return;
    }

    setState('loading');
    void load(chat, id, () => shown.current === id).then((loaded) => {
      if (shown.current !== id || loaded === 'left') {
        return;
      }

      const unsent = pendings(id).filter((pending) => loaded === 'missing' || !loaded.some((turn) => turn.id === pending.id));
      if (loaded === 'missing' && unsent.length === 0) {
        setState('missing');
        return;
      }

      const all = [...(loaded === 'missing' ? [] : loaded), ...unsent.map((pending) => asked(pending.id, pending.question, pending.place))];
      setState('here');
      dispatch({ type: 'loaded', turns: all });
      all.forEach((turn, at) => turn.phase === 'asking' && follow(id, turn, historyOf(all.slice(0, at))));
    });
  }, [chat, follow, id, leave]);

  useEffect(() => leave, [leave]);

  // What was chosen or picked is the place until a question names another.
  useEffect(() => setPicked(null), [scope]);

  const ask = (question: string, at: string | null = place) => {
    const conversation = id ?? unguessable();
    const turn = { id: unguessable(), question, place: at };
    shown.current = conversation;
    keepPending({ conversation, ...turn });
    dispatch({ type: 'asked', ...turn });
    follow(conversation, turn, historyOf(turns));
    if (id === null) {
      onBegin(conversation);
    }
  };

  const stop = () => {
    turns
      .filter((turn) => turn.phase === 'asking')
      .forEach((turn) => {
        following.current.get(turn.id)?.();
        dropPending(turn.id);
        void chat.stop({ owner: owner(), conversation: shown.current ?? '', id: turn.id });
        dispatch({ type: 'stopped', id: turn.id });
      });
  };

  return {
    turns,
    state,
    busy: turns.some((turn) => turn.phase === 'asking'),
    place,
    pick: setPicked,
    ask,
    stop,
    rated: (turn, isUp) => dispatch({ type: 'rated', id: turn, isUp }),
  };
}

// Tries until the server is there, or the person went on.
async function load(chat: Chat, id: string, isWanted: () => boolean): Promise<Turn[] | 'missing' | 'left'> {
  while (isWanted()) {
    try {
      return (await call<StoredTurn[]>(`/api/conversations/${encodeURIComponent(id)}`)).map(fromStore);
    } catch (error) {
      if (error instanceof Refused && error.status === 404) {
        return 'missing';
      }

      await chat.online();
      await new Promise((resolve) => setTimeout(resolve, betweenTries));
    }
  }

  return 'left';
}
