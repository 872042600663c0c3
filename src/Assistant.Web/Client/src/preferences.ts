import { useSyncExternalStore } from 'react';
import { kept } from './storage';

export type Language = 'zh' | 'en';
export type Theme = 'light' | 'dark';

/** How a person wants to see the page. */
export interface Preferences {
  language: Language;
  /** 0 as the browser sets it, 1 large, 2 largest. */
  type: number;
  /** Null: as the system has it. */
  theme: Theme | null;
}

export const largestType = 2;
const key = 'assistant.preferences';
const listeners = new Set<() => void>();
let current = read();

/** What was kept, or what the browser suggests. Anything else in the store is nothing. */
export function parsePreferences(text: string | null): Preferences {
  const plain: Preferences = { language: 'zh', type: 0, theme: null };
  try {
    const stored = JSON.parse(text ?? '{}') as Partial<Preferences> | null;
    return {
      language: stored?.language === 'en' ? 'en' : plain.language,
      type: stored?.type === 1 || stored?.type === largestType ? stored.type : plain.type,
      theme: stored?.theme === 'light' || stored?.theme === 'dark' ? stored.theme : plain.theme,
    };
  } catch {
    return plain;
  }
}

function read(): Preferences {
  return parsePreferences(kept.read(key));
}

const dark = typeof window !== 'undefined' && window.matchMedia ? window.matchMedia('(prefers-color-scheme: dark)') : null;

/** The theme that is seen. */
export function shownTheme(preferences: Preferences): Theme {
  return preferences.theme ?? (dark?.matches ? 'dark' : 'light');
}

/** Puts the preferences on the root element, where the style sheets read them; again where the system changes. */
export function applyPreferences(): void {
  const root = document.documentElement;
  root.lang = current.language === 'zh' ? 'zh-CN' : 'en';
  root.dataset.theme = shownTheme(current);
  root.dataset.type = ['plain', 'large', 'largest'][current.type];
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  kept.write(key, JSON.stringify(current));
  applyPreferences();
  listeners.forEach((listener) => listener());
}

// Safari before 14 has no addEventListener here.
dark?.addEventListener?.('change', () => {
  applyPreferences();
  listeners.forEach((listener) => listener());
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

export function language(): Language {
  return current.language;
}
