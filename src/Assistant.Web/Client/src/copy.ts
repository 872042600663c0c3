import type { Answer } from './events';
import { askWords } from './texts/ask';
import { wordsNow } from './texts/words';
import { visible } from './visible';

/** An answer as text for other documents: with its sources, and with the label that a program made it. */
export function answerText(answer: Answer): string {
  const words = wordsNow(askWords);
  const sources = answer.citations.map(
    (citation) => `[${citation.mark}] “${citation.quote}”——${[citation.title, ...citation.section, ...(citation.page === null ? [] : [words.page(citation.page)])].join(' › ')}`,
  );
  return visible([answer.question, '', answer.answer, ...(sources.length > 0 ? ['', `${words.sources}：`, ...sources] : []), '', words.label].join('\n'));
}

/** Copies text; false where the browser does not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

// Pages over plain http have no clipboard of their own.
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'unseen';
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
  }
}
