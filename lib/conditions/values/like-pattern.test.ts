import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { compileLike } from './like-pattern';

vi.setConfig({ testTimeout: 30_000 });

// A fixed seed makes a failure reproducible.
const RUNS = { seed: 20260310, numRuns: 5000 };

describe('LIKE', () => {
  /** The textbook's table: slow, but obviously correct. */
  const reference = (text: string, pattern: string): boolean => {
    const t = Array.from(text.toLowerCase());
    const p = Array.from(pattern.toLowerCase());
    if (!p.includes('%') && !p.includes('_')) return text.toLowerCase().includes(pattern.toLowerCase());
    let row = [true, ...t.map(() => false)];
    for (const token of p) {
      const next: boolean[] = [token === '%' && row[0] === true];
      for (const [i, character] of t.entries()) {
        next.push(
          token === '%'
            ? next[i] === true || row[i + 1] === true
            : row[i] === true && (token === '_' || token === character),
        );
      }
      row = next;
    }
    return row.at(-1) === true;
  };

  it('agrees with the table', () => {
    const alphabet = fc.constantFrom('a', 'b', 'A', '%', '_', '😀', '.', 'İ', '\uD83D');
    const text = fc.string({ unit: alphabet, maxLength: 12 });
    fc.assert(
      fc.property(text, text, (actual, pattern) => {
        expect(compileLike(pattern)(actual)).toBe(reference(actual, pattern));
      }),
      RUNS,
    );
  });

  it('takes no more than text × pattern steps on hostile patterns', () => {
    // A matcher that backtracks over several runs would never finish here.
    const text = 'a'.repeat(20_000);
    expect(compileLike(`${'a%'.repeat(400)}b`)(text)).toBe(false);
    expect(compileLike(`${'%a_'.repeat(300)}%b`)(text)).toBe(false);
    expect(compileLike(`${'%'.repeat(999)}b`)(text)).toBe(false);
    expect(compileLike(`%${'_'.repeat(998)}`)(text)).toBe(true);
    expect(compileLike(`${'%a'.repeat(500)}%`)(text)).toBe(true);
  });
});
