import { language, usePreferences, type Language } from '../preferences';

/** The texts of one part of the page in both languages: the English ones have the same names. */
export type Words<T> = Record<Language, T>;

/** The texts in the language that is set; the component is drawn anew where it changes. */
export function useWords<T>(words: Words<T>): T {
  return words[usePreferences().language];
}

/** The same outside a component. */
export function wordsNow<T>(words: Words<T>): T {
  return words[language()];
}
