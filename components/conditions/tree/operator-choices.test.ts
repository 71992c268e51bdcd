import { describe, expect, it } from 'vitest';

import { OPERATORS } from '@/lib/conditions/operators';

import { CHOICE_SECTIONS, choiceByKey, choiceOf, convertValue } from './operator-choices';

const change = (from: string, value: unknown, to: string) => {
  const after = choiceByKey(to);
  if (after === undefined) throw new Error(`no choice ${to}`);
  return convertValue(choiceByKey(from), value, after);
};

describe('operators in words', () => {
  it('offers every operator once, IS_DEFINED twice', () => {
    const offered = CHOICE_SECTIONS.flatMap(({ choices }) => choices);
    expect(offered.map(({ operator }) => operator).toSorted()).toEqual([...OPERATORS, 'IS_DEFINED'].toSorted());
    for (const { key, operator, fixed } of offered) {
      expect(choiceByKey(key)?.operator).toBe(operator);
      expect(choiceOf(operator, fixed)?.key).toBe(key);
    }
    expect(new Set(offered.map(({ label }) => label)).size).toBe(offered.length);
  });

  it('distinguishes "is set" from "is not set" by the value', () => {
    expect(choiceOf('IS_DEFINED', undefined)?.label).toBe('is set');
    expect(choiceOf('IS_DEFINED', 'FALSE')?.label).toBe('is not set');
    expect(choiceOf('IS_DEFINED', false)?.label).toBe('is not set');
    expect(choiceOf('EQUALS', '')).toBeUndefined();
  });

  it.each([
    ['EQUAL', 'pro', 'NOT_EQUAL', 'pro'],
    ['EQUAL', 7, 'LARGER', 7],
    ['EQUAL', 'pro', 'STARTS_WITH', 'pro'],
    ['ENDS_WITH', 'pro', 'ANY_IN', 'pro'],
    ['EQUAL', 'pro', 'BETWEEN', 'pro,'],
    ['EQUAL', undefined, 'BETWEEN', ','],
    ['BETWEEN', '1,9', 'NOT_BETWEEN', '1,9'],
    ['BETWEEN', '1,9', 'LARGER', '1'],
    ['BETWEEN', '1,9', 'ANY_IN', '1,9'],
    ['ANY_IN', 'a,b,c', 'BETWEEN', 'a,b'],
    ['ANY_IN', '["a,b"]', 'EQUAL', 'a,b'],
    ['ANY_IN', 'a,b', 'EQUAL', 'a,b'],
    ['ANY_IN', ['a'], 'ALL_IN', ['a']],
    ['EQUAL', 'pro', 'IS_DEFINED', 'true'],
    ['EQUAL', 'pro', 'IS_NOT_DEFINED', 'false'],
    ['IS_NOT_DEFINED', 'false', 'IS_DEFINED', 'true'],
    ['IS_DEFINED', 'true', 'EQUAL', ''],
    ['IS_DEFINED', undefined, 'BETWEEN', ','],
    ['unknown', 'x', 'EQUAL', 'x'],
  ])('%s with %j becomes %s with %j', (from, value, to, expected) => {
    expect(change(from, value, to)).toEqual(expected);
  });
});
