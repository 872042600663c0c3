import { expect, test } from 'vitest';
import { DraftRuns } from '../src/drafts';
import type { ChatEvent } from '../src/events';

const queued: ChatEvent = { type: 'queued', place: 1, seconds: 1 };

/** A server that connects, and sends, when the test says so. */
function server() {
  const sent: { onEvent: (event: ChatEvent) => void; onFailure: (message: string) => void; connect: () => void; refuse: () => void }[] = [];
  const stopped: string[] = [];
  const runs = new DraftRuns(
    (text, onEvent, onFailure) =>
      new Promise((resolve, reject) =>
        sent.push({ onEvent, onFailure, connect: () => resolve(() => stopped.push(text)), refuse: () => reject(new Error('no')) }),
      ),
  );
  return { runs, sent, stopped };
}

test('a draft that is stopped while it connects is stopped as soon as it is there', async () => {
  const { runs, sent, stopped } = server();
  const run = runs.begin('a', () => undefined, () => undefined);

  runs.end();
  sent[0]!.connect();
  await run;

  expect(stopped).toEqual(['a']);
});

test('what comes of an earlier draft is dropped', async () => {
  const { runs, sent } = server();
  const seen: unknown[] = [];
  void runs.begin('a', (event) => seen.push(event), (message) => seen.push(message));
  const second = runs.begin('b', (event) => seen.push(event), (message) => seen.push(message));
  sent[1]!.connect();
  await second;

  sent[0]!.onEvent(queued);
  sent[0]!.onFailure('late');
  sent[1]!.onEvent(queued);

  expect(seen).toEqual([queued]);
});

test('a draft that is stopped when it is there is stopped once', async () => {
  const { runs, sent, stopped } = server();
  const run = runs.begin('a', () => undefined, () => undefined);
  sent[0]!.connect();
  await run;

  runs.end();
  runs.end();

  expect(stopped).toEqual(['a']);
});

test('a server that is not there is a failure of the run that is on', async () => {
  const { runs, sent } = server();
  const seen: string[] = [];
  const run = runs.begin('a', () => undefined, (message) => seen.push(message));

  sent[0]!.refuse();
  await run;

  expect(seen).toEqual(['连不上服务器，请检查网络后再试。']);
});
