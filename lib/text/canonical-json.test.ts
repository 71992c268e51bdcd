import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from './canonical-json';

const RUNS = { seed: 20260310, numRuns: 500 };

/** The same value with the keys of every object reversed. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

describe('canonicalJson', () => {
  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('writes %s nested deeper than the stack allows', (_, start, end) => {
    const deep = `${start.repeat(50_000)}1${end.repeat(50_000)}`;
    expect(canonicalJson(JSON.parse(deep)) === deep).toBe(true);
  });

  it('writes a list of more items than a call takes as arguments', () => {
    const wide = `[${Array.from({ length: 200_000 }, () => '0').join(',')}]`;
    expect(canonicalJson(JSON.parse(wide)) === wide).toBe(true);
  });

  it('is the same for equal values, whatever the order of their keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
      RUNS,
    );
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      RUNS,
    );
  });

  it('differs for values that differ', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const [one, other] = [a, b].map((value) => JSON.parse(JSON.stringify(value)) as unknown);
        const texts = [canonicalJson(one), canonicalJson(other)];
        if (texts[0] === texts[1]) expect(one).toEqual(other);
        else expect(one).not.toEqual(other);
      }),
      RUNS,
    );
  });

  it.each([
    ['{"b":1,"a":[{"d":1,"c":2}]}', '{"a":[{"c":2,"d":1}],"b":1}'],
    ['{"2":1,"10":1}', '{"10":1,"2":1}'],
    ['[2,1]', '[2,1]'],
    ['1.0', '1'],
    ['"a"', '"a"'],
    ['null', 'null'],
    ['{"__proto__":{"b":1,"a":1},"a":1}', '{"__proto__":{"a":1,"b":1},"a":1}'],
    ['{"constructor":1,"a":1}', '{"a":1,"constructor":1}'],
    ['{"\\u0061":1}', '{"a":1}'],
    ['[]', '[]'],
    ['{}', '{}'],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalJson(JSON.parse(text))).toBe(canonical);
  });

  it.each([
    ['{"a":1}', '{"a":"1"}'],
    ['{"a":null}', '{}'],
    ['[1,2]', '[2,1]'],
    ['[]', '{}'],
    ['{"a":{}}', '{"a":[]}'],
    ['""', 'null'],
    ['{"__proto__":1}', '{}'],
  ])('%s is not %s', (one, other) => {
    expect(canonicalJson(JSON.parse(one))).not.toBe(canonicalJson(JSON.parse(other)));
  });
});
