import { expect, test } from 'vitest';
import { FollowedTurn, type Ending } from '../src/connection';
import type { Answer, ChatEvent } from '../src/events';

const text = (value: string): ChatEvent => ({ type: 'text', text: value });
const ended: ChatEvent = { type: 'ended', answer: { id: 'a' } as Answer };

/** A server whose streams are written down beforehand. */
async function follow(...streams: { events: ChatEvent[]; ending: Ending }[]) {
  const seen: ChatEvent[] = [];
  const failures: string[] = [];
  const asked: number[] = [];
  const pauses: number[] = [];
  const turn = new FollowedTurn(
    0,
    (event) => seen.push(event),
    (message) => failures.push(message),
    (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
  );
  await turn.follow(
    (after, next) => {
      asked.push(after);
      const stream = streams.shift()!;
      stream.events.forEach(next);
      return { ended: Promise.resolve(stream.ending), dispose: () => undefined };
    },
    () => Promise.resolve(),
  );
  return { seen, failures, asked, pauses };
}

test('a stream that is broken off goes on behind the last event that was received', async () => {
  const { seen, asked } = await follow({ events: [text('一'), text('二')], ending: 'lost' }, { events: [text('三'), ended], ending: 'complete' });

  expect(seen).toEqual([text('一'), text('二'), text('三'), ended]);
  expect(asked).toEqual([0, 2]);
});

test('a host that was started anew is counted from its first event', async () => {
  const { asked } = await follow(
    { events: [text('一')], ending: 'lost' },
    { events: [{ type: 'restarted' }, text('一'), text('二')], ending: 'lost' },
    { events: [ended], ending: 'complete' },
  );

  expect(asked).toEqual([0, 1, 2]);
});

test('who is to come again later comes again then, from the beginning', async () => {
  const { asked, pauses, failures } = await follow(
    { events: [text('一'), { type: 'error', message: '忙', retryAfter: 3 }], ending: 'complete' },
    { events: [text('一'), ended], ending: 'complete' },
  );

  expect(asked).toEqual([0, 0]);
  expect(pauses).toEqual([3000]);
  expect(failures).toEqual([]);
});

test('an error of the work is the end', async () => {
  const { asked } = await follow({ events: [{ type: 'error', message: '坏了', retryAfter: null }], ending: 'complete' });

  expect(asked).toEqual([0]);
});

test('a server that refuses again and again is not asked for ever', async () => {
  const { asked, failures } = await follow({ events: [], ending: 'refused' }, { events: [], ending: 'refused' }, { events: [], ending: 'refused' });

  expect(asked).toEqual([0, 0, 0]);
  expect(failures).toHaveLength(1);
});
