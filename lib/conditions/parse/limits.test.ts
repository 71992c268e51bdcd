import { describe, expect, it } from 'vitest';

import { errorsOf, leaf, nested, places, withLeaf } from '@/lib/conditions/testing/wire-samples';

import { LIMITS } from './limits';

const nest = (depth: number, inner: unknown): unknown => (depth === 0 ? inner : { children: [nest(depth - 1, inner)] });

describe('limits: the largest value allowed, the smallest refused', () => {
  const many = (count: number): unknown => [{ children: Array.from({ length: count }, () => leaf()) }];
  it('depth', () => {
    expect(places([nest(LIMITS.depth, leaf())])).toEqual([]);
    const errors = errorsOf([nest(LIMITS.depth + 1, leaf())]);
    expect(Object.keys(errors)).toEqual([`conditions[0]${'.children[0]'.repeat(8)}`]);
    expect(Object.values(errors).join()).toMatch(/depth 8/);
  });

  it('leaves, over all groups', () => {
    expect(places(many(LIMITS.leaves))).toEqual([]);
    expect(places(many(201))).toEqual(['conditions[0].children[200]']);
    expect(places([{ children: [nest(1, leaf())] }, ...(many(200) as unknown[])])).toEqual([
      'conditions[1].children[199]',
    ]);
    expect(Object.values(errorsOf(many(201))).join()).toMatch(/200 leaves/);
  });

  it.each([
    ['field', { field: 'x'.repeat(200) }, { field: 'x'.repeat(201) }, /200 characters/],
    ['field in code points', { field: '😀'.repeat(200) }, { field: '😀'.repeat(201) }, /200 characters/],
    ['value', { value: 'x'.repeat(1000) }, { value: 'x'.repeat(1001) }, /1,000 characters/],
    ['value in code points', { value: '😀'.repeat(1000) }, { value: '😀'.repeat(1001) }, /1,000 characters/],
    ['a list as its JSON text', { value: ['x'.repeat(996)] }, { value: ['x'.repeat(997)] }, /1,000 characters/],
    [
      'characters of an item, where the operator reads a list',
      { operator: 'ANY_IN', value: Array(200).fill('x'.repeat(1000)) },
      { operator: 'ANY_IN', value: ['x'.repeat(1001)] },
      /1,000 characters/,
    ],
    [
      'spaces around the items of a list',
      { operator: 'ANY_IN', value: `a,${' '.repeat(500)}b` },
      { operator: 'ANY_IN', value: `a,${' '.repeat(2000)}b` },
      /1,000 characters/,
    ],
    [
      'an item that equals nothing',
      { operator: 'ANY_IN', value: [{ a: 'x'.repeat(500) }] },
      { operator: 'ANY_IN', value: JSON.stringify([{ a: 'x'.repeat(1100) }]) },
      /1,000 characters/,
    ],
    [
      'a key inside a list',
      { operator: 'ANY_IN', value: [{ ['x'.repeat(500)]: 1 }] },
      { operator: 'ANY_IN', value: [{ ['x'.repeat(500_000)]: 1 }] },
      /1,000 characters/,
    ],
    [
      'items written as escapes',
      { operator: 'ANY_IN', value: JSON.stringify(Array(200).fill('\u0001'.repeat(1000))) },
      { operator: 'ANY_IN', value: JSON.stringify(['\u0001'.repeat(1001)]) },
      /1,000 characters/,
    ],
    [
      'items of a list',
      { operator: 'ANY_IN', value: Array(200).fill(1) },
      { operator: 'ANY_IN', value: Array(201).fill(1) },
      /200 items/,
    ],
    [
      'items between commas',
      { operator: 'ALL_IN', value: 'a,'.repeat(199) },
      { operator: 'ALL_IN', value: 'a,'.repeat(200) },
      /200 items/,
    ],
    [
      'items of JSON text',
      { operator: 'ANY_IN', value: JSON.stringify(Array(200).fill(1)) },
      { operator: 'ANY_IN', value: JSON.stringify(Array(201).fill(1)) },
      /200 items/,
    ],
    [
      'a list for any operator',
      { operator: 'EQUAL', value: Array(200).fill(1) },
      { operator: 'EQUAL', value: Array(201).fill(1) },
      /200 items/,
    ],
  ])('%s', (_name, allowed, refused, message) => {
    expect(places(withLeaf(allowed))).toEqual([]);
    expect(places(withLeaf(refused))).toEqual(['conditions[0].children[0]']);
    expect(Object.values(errorsOf(withLeaf(refused))).join()).toMatch(message);
  });
});

describe('hostile bodies', () => {
  // A stack overflow or an answer of megabytes fails these tests directly; nothing is timed.
  const deep = (open: string, close: string): unknown => JSON.parse(open.repeat(100_000) + close.repeat(100_000));
  it.each([
    ['groups in groups', () => [deep('{"children":[', ']}')]],
    ['lists in lists', () => deep('[', ']')],
    ['lists in a value', () => withLeaf({ value: deep('[', ']') })],
    [
      'objects in a value',
      () => withLeaf({ value: [JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)] }),
    ],
    ['a deep value of a key that is unknown', () => [{ foo: deep('[', ']') }]],
    ['leaves', () => [{ children: Array.from({ length: 100_000 }, () => leaf()) }]],
    ['wrong leaves', () => [{ children: Array.from({ length: 100_000 }, () => ({ on: 'x' })) }]],
    ['wrong groups', () => Array.from({ length: 100_000 }, () => null)],
    ['unknown keys', () => [Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1]))]],
    ['a long value', () => withLeaf({ value: '😀'.repeat(250_000) })],
    ['a long list', () => withLeaf({ value: Array(500_000).fill(1) })],
    ['a long list in a list', () => withLeaf({ value: [Array(500_000).fill(1)] })],
    ['a long operator', () => withLeaf({ operator: 'E'.repeat(1_000_000) })],
    ['a long key', () => withLeaf({ ['k'.repeat(1_000_000)]: 1 })],
  ])('%s: a few short errors', (_name, body) => {
    const { error } = nested.safeParse({ conditions: body() });
    expect(error?.issues.length).toBeGreaterThan(0);
    expect(error?.issues.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(error?.issues).length).toBeLessThan(30_000);
  });
});
