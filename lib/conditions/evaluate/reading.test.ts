import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { compareCodePoints, readNumber } from '@/lib/conditions/values/compare';
import { compareInstants, readInstant } from '@/lib/conditions/values/dates';
import { listItems } from '@/lib/conditions/values/list-items';

import { compileField } from './read-field';

vi.setConfig({ testTimeout: 30_000 });

const SEED = { seed: 20260310 };

describe('reading a field', () => {
  const own = JSON.parse('{"__proto__":{"a":1},"constructor":"mine","":{"":"empty"}}') as unknown;
  it.each([
    ['a', { a: 1 }, 1],
    ['a.b.c', { a: { b: { c: 'deep' } } }, 'deep'],
    ['a.b', { 'a.b': 'literal', a: { b: 'path' } }, 'literal'],
    ['a.b', { 'a.b': null, a: { b: 'path' } }, null],
    ['a.b.c', { a: { 'b.c': 'the rest of the path' } }, 'the rest of the path'],
    ['a.b.c', { a: { 'b.c': 'literal', b: { c: 'path' } } }, 'literal'],
    ['a.b.c', { a: { 'b.c': null, b: { c: 'path' } } }, null],
    ['a.b.c.d', { a: { b: { 'c.d': 1 } } }, 1],
    ['a.b.c.d', { a: { 'b.c': { d: 'quotes reach it' } } }, undefined],
    ['a."b.c".d', { a: { 'b.c': { d: 1 } } }, 1],
    ['"a.b".c', { 'a.b': { c: 1 }, a: { b: { c: 2 } } }, 1],
    ['"a.b"', { 'a.b': 1 }, 1],
    ['a."b".c', { a: { 'b.c': 'not with quotes', b: { c: 'path' } } }, 'path'],
    ['a."b\\"c\\\\d"', { a: { 'b"c\\d': 1 } }, 1],
    ['a.""', { a: { '': 1 } }, 1],
    ['tags."0"', { tags: ['a'] }, undefined],
    ['tags."0"', { tags: { '0': 'a' } }, 'a'],
    ['"a.b"', { '"a.b"': 'the whole field', 'a.b': 1 }, 'the whole field'],
    ['a."b', { a: { '"b': 'a stray quote' } }, 'a stray quote'],
    ['a.5"', { a: { '5"': 'inches' } }, 'inches'],
    ['tags.0.1', { tags: ['a', { 1: 'b' }] }, undefined],
    ['a.b', { 'a.': { b: 1 } }, undefined],
    ['a', {}, undefined],
    ['a.b', { a: null }, undefined],
    ['a.b', { a: 'text' }, undefined],
    ['a.length', { a: 'text' }, undefined],
    ['a.0', { a: 'text' }, undefined],
    ['a.toFixed', { a: 1 }, undefined],
    ['constructor', {}, undefined],
    ['__proto__', {}, undefined],
    ['toString', {}, undefined],
    ['a.constructor.name', { a: {} }, undefined],
    ['a.__proto__', { a: {} }, undefined],
    ['__proto__.a', own, 1],
    ['constructor', own, 'mine'],
    ['.', own, 'empty'],
    ['a..b', { a: { '': { b: 2 } } }, 2],
    ['tags.0', { tags: ['a', 'b'] }, 'a'],
    ['tags.1.x', { tags: [0, { x: 'y' }] }, 'y'],
    ['tags.2', { tags: ['a', 'b'] }, undefined],
    ['tags.length', { tags: ['a'] }, undefined],
    ['tags.-1', { tags: ['a'] }, undefined],
    ['tags.01', { tags: ['a', 'b'] }, undefined],
    ['tags.1.0', { tags: ['a', ['b']] }, 'b'],
    ['tags.1.', { tags: ['a', 'b'] }, undefined],
    ['tags. 0', { tags: ['a'] }, undefined],
    ['tags.1e0', { tags: ['a', 'b'] }, undefined],
    ['tags.map', { tags: [] }, undefined],
    ['01', { '01': 'an object has any key' }, 'an object has any key'],
    ['length', { length: 3 }, 3],
    ['0', ['a list is no object'], undefined],
    ['length', ['a'], undefined],
    ['length', 'text', undefined],
    ['a', null, undefined],
    ['a', undefined, undefined],
    ['a', 5, undefined],
  ])('%s of %j', (field, root, expected) => {
    expect(compileField(field)(root)).toEqual(expected);
  });

  it('a literal key that holds undefined wins too', () => {
    expect(compileField('a.b')({ 'a.b': undefined, a: { b: 1 } })).toBeUndefined();
  });
});

describe('numeric text', () => {
  it.each(['0', '-0', '5', '-5', '10', '1.5', '0.5', '1e3', '1E3', '1e+3', '1e-3', '-1.25e-2'])('%j is', (text) => {
    expect(readNumber(text)).toBe(Number(text));
  });
  it.each([
    '',
    ' ',
    ' 5',
    '5 ',
    '+5',
    '.5',
    '5.',
    '05',
    '007',
    '-',
    '1e',
    'e1',
    '0x10',
    '1,000',
    '1_0',
    'Infinity',
    'NaN',
    '5\n',
    '５',
  ])('%j is not', (text) => {
    expect(readNumber(text)).toBeNaN();
  });
  it('is exactly the JSON number format', () => {
    const text = fc.oneof(
      fc.double().map(String),
      fc.string({ unit: fc.constantFrom('0', '1', '9', '-', '+', '.', 'e', 'E', ' '), maxLength: 6 }),
    );
    fc.assert(
      fc.property(text, (value) => {
        let parsed: unknown = Number.NaN;
        try {
          parsed = /^\s|\s$/.test(value) ? Number.NaN : JSON.parse(value);
        } catch {}
        expect(readNumber(value)).toBe(parsed);
      }),
      { ...SEED, numRuns: 2000 },
    );
  });
});

describe('dates', () => {
  it.each([
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T10:30', '2026-03-01T10:30:00.000Z'],
    ['2026-03-01T10:30Z', '2026-03-01T10:30:00.000Z'],
    ['2026-03-01T10:30:15', '2026-03-01T10:30:15.000Z'],
    ['2026-03-01T10:30:15.2', '2026-03-01T10:30:15.200Z'],
    ['2026-03-01T10:30:15.25+02:00', '2026-03-01T08:30:15.250Z'],
    ['2026-03-01T10:30-05:30', '2026-03-01T16:00:00.000Z'],
    ['2026-03-01T00:00-00:00', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01 10:30:15', '2026-03-01T10:30:15.000Z'],
    ['2026-03-01 10:30:15.123456+00', '2026-03-01T10:30:15.123Z'],
    ['2026-03-01 10:30-0530', '2026-03-01T16:00:00.000Z'],
    ['2026-03-01T10:30:15+0200', '2026-03-01T08:30:15.000Z'],
    ['2026-03-01T10:30:15+02', '2026-03-01T08:30:15.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29', '2000-02-29T00:00:00.000Z'],
    ['0000-01-01', '0000-01-01T00:00:00.000Z'],
    ['0099-12-31', '0099-12-31T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s', (text, iso) => {
    expect(new Date(readInstant(text)?.epochMs ?? Number.NaN).toISOString()).toBe(iso);
  });

  it.each([
    '',
    '2026',
    '2026-03',
    '2026-3-1',
    '20260301',
    '2026-00-01',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '2026-02-29',
    '2026-02-30',
    '1900-02-29',
    '2026-04-31',
    '2026-03-01Z',
    '2026-03-01T',
    '2026-03-01T10',
    '2026-03-01T10Z',
    '2026-03-01T24:00',
    '2026-03-01T10:60',
    '2026-03-01T10:00:60',
    '2026-03-01T10:00:00.',
    '2026-03-01T10:00.5',
    '2026-03-01t10:00',
    '2026-03-01T10:00z',
    ' 2026-03-01',
    '2026-03-01 ',
    '2026-03-01T10:00+2',
    '2026-03-01T10:00+02:',
    '2026-03-01T10:00+020',
    '2026-03-01T10:00+02000',
    '2026-03-01T10:00+24',
    '2026-03-01  10:00',
    '2026-03-01 10:00 +02',
    '2026-03-01 10:00 UTC',
    '20260301T100000Z',
    '01.03.2026',
    '2026-03-01T10:00+24:00',
    '2026-03-01T10:00+02:60',
    '2026-03-01T10:00Z+02:00',
    '2026-03-01T10:00ZZ',
    '+2026-03-01',
    '12026-03-01',
    '2026-03-01T10:00−02:00',
    '2026-W10-1',
  ])('%j is text', (text) => {
    expect(readInstant(text)).toBeUndefined();
  });

  it('agrees with the platform on every day and moment', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0000-01-01T00:00:00Z'),
          max: new Date('9999-12-31T23:59:59.999Z'),
          noInvalidDate: true,
        }),
        (date) => {
          expect(readInstant(date.toISOString())).toEqual({ epochMs: date.getTime(), rest: '' });
          expect(readInstant(date.toISOString().slice(0, 10))?.epochMs).toBe(
            Math.floor(date.getTime() / 86_400_000) * 86_400_000,
          );
        },
      ),
      { ...SEED, numRuns: 2000 },
    );
  });

  it('keeps every digit of a second', () => {
    const at = (text: string) => readInstant(text) ?? { epochMs: Number.NaN, rest: '' };
    expect(compareInstants(at('2026-03-01T00:00:00.1'), at('2026-03-01T00:00:00.100000'))).toBe(0);
    expect(compareInstants(at('2026-03-01T00:00:00.000000001Z'), at('2026-03-01'))).toBeGreaterThan(0);
    expect(compareInstants(at('2026-03-01T00:00:00.00009Z'), at('2026-03-01T00:00:00.0001Z'))).toBeLessThan(0);
  });
});

describe('list text', () => {
  it.each([
    ['', []],
    [' ', ['']],
    ['a', ['a']],
    ['a, b ,c', ['a', 'b', 'c']],
    ['a,,b', ['a', '', 'b']],
    [',', ['', '']],
    ['[]', []],
    [' [ 1 , "x" ] ', ['1', 'x']],
    ['[" a ", ""]', [' a ', '']],
    ['[1.0, 1e21, true, false]', ['1', '1e+21', 'true', 'false']],
    ['[null, [1], {"a": 1}, 1e400]', [null, null, null, null]],
    ['["a"', ['["a"']],
    ['[a, b]', ['[a', 'b]']],
    ['{"a": 1, "b": 2}', ['{"a": 1', '"b": 2}']],
    ['"a,b"', ['"a', 'b"']],
    ['null', ['null']],
  ])('%j', (text, items) => {
    expect(listItems(text)).toEqual(items);
  });
});

it('text is ordered by code point', () => {
  const unit = fc.constantFrom('a', 'b', '\uE000', '\uFFFD', '\u{1F600}', '\u{10FFFF}', '');
  const points = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const byPoints = (a: number[], b: number[]): number => {
    const index = a.findIndex((point, at) => point !== b[at]);
    if (index === -1) return a.length === b.length ? 0 : -1;
    return b[index] === undefined || (a[index] ?? 0) > b[index] ? 1 : -1;
  };
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 5 }), fc.string({ unit, maxLength: 5 }), (a, b) => {
      expect(compareCodePoints(a, b)).toBe(byPoints(points(a), points(b)));
    }),
    { ...SEED, numRuns: 2000 },
  );
});
