import { describe, expect, it } from 'vitest';
import { visible } from '../src/visible';

describe('visible', () => {
  it('marks controls and overrides of the direction of writing', () => {
    expect(visible('a\u001b[31mb\u0085c\u202ed')).toBe('a␛[31mb⟦U+0085⟧c⟦U+202E⟧d');
  });

  it('leaves text, line breaks and tabs alone', () => {
    expect(visible('增长4%。\n\t😀')).toBe('增长4%。\n\t😀');
  });
});
