import fc from 'fast-check';
import { expect } from 'vitest';

import { type Answer, errorOf } from './api-client';

export const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 130 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    'active',
    'x'.repeat(5_000),
    '%00',
    '../..',
    'null',
    '🚂',
  ),
);
export const scalar = fc.oneof(
  text,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, 1e308, -0, 2 ** 53),
);
export const anything = fc.oneof(
  scalar,
  fc.jsonValue({ maxDepth: 6 }),
  fc.dictionary(text, scalar, { maxKeys: 5 }),
  fc.array(scalar, { maxLength: 5 }),
);

export const latin1 = fc
  .array(
    fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f),
    { maxLength: 300 },
  )
  .map((codes) => String.fromCharCode(...codes));
export const segment = fc.oneof(text, latin1).map((part) => encodeURIComponent(part.toWellFormed()));
export const escape = fc.constantFrom(
  '%',
  '%00',
  '%2F',
  '%E0%A4%A',
  '%ED%A0%80',
  '%ff',
  '%%%',
  ':',
  '*',
  '..',
  '.',
  '//',
);

/** Expects a well-formed answer that is not a server error. */
export function expectHarmless(answer: Answer): void {
  expect(answer.status, answer.text.slice(0, 500)).toBeLessThan(500);
  if (answer.status >= 400) errorOf(answer, answer.status);
  else expect([200, 201]).toContain(answer.status);
}

/** Concurrent requests. */
const WIDTH = 25;

/**
 * Runs `count` requests, each with another input from the seed, many at a time. Throws with the first input for which
 * the attempt throws.
 */
export async function bombard<T>(
  inputs: fc.Arbitrary<T>,
  { seed, count }: { readonly seed: number; readonly count: number },
  attempt: (input: T) => Promise<void>,
): Promise<void> {
  const queue = fc.sample(inputs, { seed, numRuns: count }).values();
  let asked = 0;
  const worker = async () => {
    for (const input of queue) {
      asked += 1;
      try {
        await attempt(input);
      } catch (error) {
        throw new Error(`${fc.stringify(input).slice(0, 2_000)}: ${String(error)}`, { cause: error });
      }
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
  expect(asked).toBe(count);
}
