import type { Citation } from './events';

const first = 0x01000193;
const second = 0x85ebca6b;

/** A short mark of a quote, by which it is found again where its report was indexed anew. Declared once more in C# (Reports/QuoteHash.cs). */
export function quoteHash(quote: string): string {
  let a = 0;
  let b = 0;
  for (let i = 0; i < quote.length; i++) {
    const unit = quote.charCodeAt(i);
    a = (Math.imul(a, first) + unit) >>> 0;
    b = (Math.imul(b, second) + unit) >>> 0;
  }

  return hex(a) + hex(b);
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}

/** The address of a quote, for anybody. */
export function quoteLink(citation: Pick<Citation, 'report' | 'start' | 'end' | 'quote'>): string {
  return `/q/${encodeURIComponent(citation.report)}/${citation.start}-${citation.end}-${quoteHash(citation.quote)}`;
}
