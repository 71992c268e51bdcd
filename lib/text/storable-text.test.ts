import { describe, expect, it } from 'vitest';

import { isLongerThan, unstorableJsonReason, unstorableReason } from './storable-text';
import { isUuid } from './uuid';

const UNSTORABLE = ['\u0000', 'a\u0000b', '\ud83d', '\ude82', 'a\ud83db', '\ude82\ud83d'];
const STORABLE = ['', 'x', '🚂', '\u0001\u001f\u007f', '\uffff', '\u{10ffff}', '\ud83d\ude82'];

describe('a text that PostgreSQL', () => {
  it.each(UNSTORABLE)('cannot store: %j', (text) => {
    expect(unstorableReason(text)).toMatch(/^must /);
  });

  it.each(STORABLE)('can store: %j', (text) => {
    expect(unstorableReason(text)).toBeNull();
  });
});

describe('a JSON value', () => {
  it.each(UNSTORABLE)('cannot be stored with %j anywhere in it', (text) => {
    for (const value of [text, [text], { a: text }, { [text]: 1 }, { a: [{ [text]: 1 }] }, [[[[[[[text]]]]]]]]) {
      expect(unstorableJsonReason(value)).toMatch(/^must /);
    }
  });

  it('can be stored if all its texts can', () => {
    for (const value of [null, 1, true, [], {}, { a: [1, null, 'x', { b: '🚂' }] }, { ['__proto__']: 1 }])
      expect(unstorableJsonReason(value)).toBeNull();
  });

  it('cannot be stored if it is nested deeper than eight levels, however deep', () => {
    const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;
    expect(unstorableJsonReason(nested(9))).toBeNull();
    for (const depth of [10, 100_000])
      expect(unstorableJsonReason(nested(depth))).toBe('must not be nested deeper than 8 levels');
  });
});

it.each([
  ['', 0, false],
  ['ab', 2, false],
  ['abc', 2, true],
  ['🚂🚂', 2, false],
  ['🚂🚂a', 2, true],
  ['🚂🚂🚂', 2, true],
])('%j has more than the allowed characters: %d %s', (text, characters, is) => {
  expect(isLongerThan(text, characters)).toBe(is);
});

it.each([
  ['01890a5d-ac96-774b-bcce-b302099a8057', true],
  ['01890A5D-AC96-774B-BCCE-B302099A8057', true],
  ['00000000-0000-0000-0000-000000000000', true],
  ['01890a5dac96774bbcceb302099a8057', false],
  ['{01890a5d-ac96-774b-bcce-b302099a8057}', false],
  ['01890a5d-ac96-774b-bcce-b302099a8057\n', false],
  ['01890a5d-ac96-774b-bcce-b302099a805g', false],
  ['', false],
])('%j is a UUID: %s', (text, is) => {
  expect(isUuid(text)).toBe(is);
});
