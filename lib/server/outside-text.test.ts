import { describe, expect, it } from 'vitest';

import { optionalText, textOf } from './outside-text';

describe('a text from outside', () => {
  it.each(['', 'a', '\u0000'])('is taken as it is: %j', (text) => {
    expect([textOf(text), optionalText(text)]).toEqual([text, text]);
  });

  it.each([undefined, null, 5, ['a'], { toString: 1, valueOf: 1 }, Object.create(null), Symbol.for('a')])(
    'that is none names nothing, and does not throw',
    (value) => {
      expect([textOf(value), optionalText(value)]).toEqual(['', undefined]);
    },
  );
});
