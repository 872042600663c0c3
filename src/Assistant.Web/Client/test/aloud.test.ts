import { expect, test } from 'vitest';
import { Aloud, sentencesOf } from '../src/library/aloud';

const line = (text: string, start = 0) => ({ start, depth: 0, text });

/** A voice that says what the test lets it end. */
function voice() {
  const said: SpeechSynthesisUtterance[] = [];
  const aloud = new Aloud(
    { speak: (one) => said.push(one), cancel: () => undefined, getVoices: () => [{ lang: 'en-US' }, { lang: 'zh_CN' }] as SpeechSynthesisVoice[] },
    (text) => ({ text }) as SpeechSynthesisUtterance,
  );
  return { aloud, said, end: () => said[said.length - 1]!.onend?.({} as SpeechSynthesisEvent) };
}

const three = sentencesOf([line('一句。二句！三句')]);

test('sentences keep their places, and a long one is cut at a comma', () => {
  const text = `${'长'.repeat(50)}，${'句'.repeat(30)}。`;

  expect(sentencesOf([line('一句。“二句！”', 10)]).map((one) => [one.start, one.end, one.text])).toEqual([
    [10, 13, '一句。'],
    [13, 18, '“二句！”'],
  ]);
  expect(sentencesOf([line(text)]).map((one) => one.text.length)).toEqual([51, 31]);
  expect(sentencesOf([line('——')])).toEqual([]);
});

test('one sentence is said after the other, in Chinese, and then it is over', () => {
  const { aloud, said, end } = voice();

  aloud.play(three, 0);
  end();
  end();
  end();

  expect(said.map((one) => one.text)).toEqual(['一句。', '二句！', '三句']);
  expect([said[0]!.lang, said[0]!.voice?.lang, aloud.get().phase]).toEqual(['zh-CN', 'zh_CN', 'off']);
});

test('it begins at the sentence of the offset', () => {
  const { aloud, said } = voice();

  aloud.play(three, 4);

  expect(said[0]!.text).toBe('二句！');
});

test('after a pause the same sentence is said again, and what was cut off says nothing', () => {
  const { aloud, said, end } = voice();
  aloud.play(three, 0);

  aloud.pause();
  end();
  const paused = aloud.get();
  aloud.resume();

  expect([paused.phase, paused.sentence?.text, said.length, said[1]!.text]).toEqual(['paused', '一句。', 2, '一句。']);
});

test('stopping forgets the text', () => {
  const { aloud, said } = voice();
  aloud.play(three, 0);

  aloud.stop();
  aloud.resume();

  expect([said.length, aloud.get()]).toEqual([1, { phase: 'off', sentence: null }]);
});
