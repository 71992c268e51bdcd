import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { distanceToStart, editDistance } from './edit-distance';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['grid', 'grid', 0],
    ['gird', 'grid', 1],
    ['grd', 'grid', 1],
    ['gride', 'grid', 1],
    ['grad', 'grid', 1],
    ['sendgird', 'sendgrid', 1],
    ['esndgrid', 'sendgrid', 1],
    ['abc', '', 3],
    ['aab', 'aab', 0],
  ])('%j to %j is %d', (typed, word, expected) => {
    expect(editDistance(typed, word)).toBe(expected);
  });
});

describe('distanceToStart', () => {
  it.each([
    ['what', 'whatsapp', 0],
    ['whast', 'whatsapp', 1],
    ['watsap', 'whatsapp', 1],
    ['mailgnu', 'mailgun', 1],
    ['twillio', 'twilio', 1],
  ])('%j to a start of %j is %d', (typed, word, expected) => {
    expect(distanceToStart(typed, word, 3)).toBe(expected);
  });

  it('is the least distance to any start, up to the requested maximum', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(words, words, fc.integer({ min: 0, max: 3 }), (typed, word, most) => {
        const starts = Array.from({ length: word.length + 1 }, (_, length) => word.slice(0, length));
        const least = Math.min(...starts.map((start) => editDistance(typed, start)));
        const found = distanceToStart(typed, word, most);
        expect(Math.min(found, most + 1)).toBe(Math.min(least, most + 1));
      }),
      { seed: 20260310, numRuns: 500 },
    );
  });
});
