import { kept } from './storage';

const key = 'assistant.owner';
const bytes = 24;

/** An identifier that cannot be guessed: 192 bits, in hex. */
export function unguessable(): string {
  const random = new Uint8Array(bytes);
  crypto.getRandomValues(random);
  return Array.from(random, (value) => value.toString(16).padStart(2, '0')).join('');
}

let own: string | null = null;

/** The secret of this browser. Only who has it sees its conversations. */
export function owner(): string {
  const stored = own ?? kept.read(key);
  own = stored !== null && /^[\w-]{22,64}$/.test(stored) ? stored : unguessable();
  if (own !== stored) {
    kept.write(key, own);
  }

  return own;
}
