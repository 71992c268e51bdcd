import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { didYouMean, nearest } from './nearest';

const NAMES = ['sendgrid', 'sendinblue', 'infobip-email', 'infobip-sms', 'ses', 'sns', 'twilio', 'fcm'];

describe('nearest', () => {
  it.each([
    ['sendgird', ['sendgrid']],
    ['SENDGRID', ['sendgrid']],
    ['send', ['sendgrid', 'sendinblue']],
    ['infobip', ['infobip-email', 'infobip-sms']],
    ['twilio-sms', ['twilio']],
    ['sms', ['infobip-sms', 'ses', 'sns']],
    ['fc', ['fcm']],
    ['', []],
    ['zzzzzzzz', []],
    ['__proto__', []],
    ['send-grid', ['sendgrid']],
    ['gird', []],
  ])('%s', (name, expected) => {
    expect(nearest(name, NAMES)).toEqual(expected);
  });

  it('returns some of the names, at most three, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const near = nearest(name, NAMES);
        expect(near.length).toBeLessThanOrEqual(3);
        expect(NAMES).toEqual(expect.arrayContaining(near));
      }),
      { seed: 20260310, numRuns: 150 },
    );
  });

  it('finds a name with one letter too many, too few, or wrong', () => {
    for (const name of NAMES.filter(({ length }) => length > 5)) {
      for (const index of [1, 3, name.length - 1]) {
        expect(nearest(name.slice(0, index) + name.slice(index + 1), NAMES)).toContain(name);
        expect(nearest(`${name.slice(0, index)}q${name.slice(index)}`, NAMES)).toContain(name);
        expect(nearest(`${name.slice(0, index)}q${name.slice(index + 1)}`, NAMES)).toContain(name);
      }
    }
  });

  it('is not slowed by a name of a megabyte', () => {
    expect(nearest('sendgrid'.repeat(125_000), NAMES)).toEqual(['sendgrid']);
  });
});

it('ignores case, blanks, hyphens and underscores, and counts two swapped letters once', () => {
  const names = ['EQUAL', 'NOT_EQUAL', 'IN', 'IS_DEFINED'];
  for (const [name, expected] of [
    ['not equal', 'NOT_EQUAL'],
    ['NOT_EQUALS', 'NOT_EQUAL'],
    ['isDefined', 'IS_DEFINED'],
    ['eqaul', 'EQUAL'],
  ] as const)
    expect(nearest(name, names, 1)).toEqual([expected]);
  // Too short to count as part of a name.
  expect(nearest('string', names)).toEqual([]);
});

it('didYouMean is the end of a sentence, or empty', () => {
  expect(didYouMean('sendgird', NAMES)).toBe(' Did you mean "sendgrid"?');
  expect(didYouMean('infobip', NAMES)).toBe(' Did you mean "infobip-email" or "infobip-sms"?');
  expect(didYouMean('zzzzzzzz', NAMES)).toBe('');
});
