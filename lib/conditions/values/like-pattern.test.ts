import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { compileLike } from './like-pattern';

vi.setConfig({ testTimeout: 30_000 });

// A fixed seed: a failure is the same for everyone who runs it.
const RUNS = { seed: 20260310, numRuns: 5000 };

describe('LIKE', () => {
  /** The textbook's table: slow, and plainly right. */
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

  it('is what the table says', () => {
    const alphabet = fc.constantFrom('a', 'b', 'A', '%', '_', '😀', '.', 'İ', '\uD83D');
    const text = fc.string({ unit: alphabet, maxLength: 12 });
    fc.assert(
      fc.property(text, text, (actual, pattern) => {
        expect(compileLike(pattern)(actual)).toBe(reference(actual, pattern));
      }),
      RUNS,
    );
  });

  it('takes no more than text × pattern steps on patterns made to hurt', () => {
    // A matcher that goes back over several runs would not end here within the life of the machine.
    const text = 'a'.repeat(20_000);
    expect(compileLike(`${'a%'.repeat(400)}b`)(text)).toBe(false);
    expect(compileLike(`${'%a_'.repeat(300)}%b`)(text)).toBe(false);
    expect(compileLike(`${'%'.repeat(999)}b`)(text)).toBe(false);
    expect(compileLike(`%${'_'.repeat(998)}`)(text)).toBe(true);
    expect(compileLike(`${'%a'.repeat(500)}%`)(text)).toBe(true);
  });
});
