import { expect, test } from 'vitest';
import { parsePreferences } from '../src/preferences';
import { Kept } from '../src/storage';

test('a browser that keeps nothing is no hindrance', () => {
  const off = new Kept(() => {
    throw new Error('SecurityError');
  });

  off.write('a', '1');

  expect(off.read('a')).toBe('1');
  expect(off.lasts).toBe(false);
  off.remove('a');
  expect(off.read('a')).toBeNull();
});

test('anything odd among the preferences is as if it were not set', () => {
  expect(parsePreferences('{"type":9,"theme":"pink","language":"fr"}')).toEqual({ language: 'zh', type: 0, theme: null });
  expect(parsePreferences('not json')).toEqual({ language: 'zh', type: 0, theme: null });
  expect(parsePreferences('null')).toEqual({ language: 'zh', type: 0, theme: null });
  expect(parsePreferences('{"type":2,"theme":"dark","language":"en"}')).toEqual({ language: 'en', type: 2, theme: 'dark' });
});
