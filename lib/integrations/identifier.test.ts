import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defaultIdentifier, identifierSuffix, isIdentifier, SUFFIX_BYTES } from './identifier';
import { identifierSchema } from './identifier-schema';

/** The routes next to `/v1/integrations/:id` (docs/rules/api.md). */
const RESERVED = ['active', 'check', 'order', 'resolve', 'webhook', 'in-app'];
const RUNS = { seed: 20260310, numRuns: 200 };

describe('the default identifier', () => {
  it('is a valid identifier for a name in any script', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }),
        fc.uint8Array({ minLength: SUFFIX_BYTES, maxLength: SUFFIX_BYTES }),
        (name, random) => {
          const identifier = defaultIdentifier(name, 'sendgrid', identifierSuffix(random));
          expect(identifier).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-[0-9a-z]{8}$/);
          expect(identifierSchema.safeParse(identifier).success).toBe(true);
        },
      ),
      RUNS,
    );
  });

  it('has a random part of 40 bits: every letter is equally likely', () => {
    const letters = Array.from({ length: 256 }, (_, byte) => identifierSuffix(Uint8Array.of(byte)));
    expect(new Set(letters).size).toBe(32);
    for (const letter of letters) expect(letters.filter((other) => other === letter)).toHaveLength(8);
  });

  it('falls back to the provider, and then to a word', () => {
    expect(defaultIdentifier('通知', 'novu-email', '0000abcd')).toBe('novu-email-0000abcd');
    expect(defaultIdentifier('通知', '', '0000abcd')).toBe('integration-0000abcd');
  });
});

describe('identifierSchema', () => {
  it.each([
    'a',
    'A',
    '0',
    '_',
    '-',
    'a'.repeat(80),
    'Active',
    'active-1',
    'constructor',
    '01890a5d-ac96-774b-bcce-b302099a805',
  ])('accepts %s', (identifier) => {
    expect(identifierSchema.parse(identifier)).toBe(identifier);
    expect(isIdentifier(identifier)).toBe(true);
  });

  it.each(['', 'a'.repeat(81), 'a b', 'a\n', 'a.b', 'a/b', 'ä', '🚂', '\u0000', '\ud83d', '٣'])(
    'refuses %j',
    (identifier) => {
      expect(identifierSchema.safeParse(identifier).error?.issues).toHaveLength(1);
      expect(isIdentifier(identifier)).toBe(false);
    },
  );

  it.each([
    '01890a5d-ac96-774b-bcce-b302099a8057',
    '01890A5D-AC96-774B-BCCE-B302099A8057',
    '00000000-0000-0000-0000-000000000000',
    ...RESERVED,
  ])('refuses "%s", which is an id or a route', (identifier) => {
    expect(identifierSchema.safeParse(identifier).success).toBe(false);
  });

  it.each([1, null, undefined, {}, ['a']])('refuses %j, which is not text', (identifier) => {
    expect(identifierSchema.safeParse(identifier).error?.issues[0]?.message).toBe('identifier must be text.');
  });
});
