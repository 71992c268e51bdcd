import { describe, expect, it } from 'vitest';

import { OPERATORS } from '@/lib/conditions/operators';
import { leaf, places, withLeaf } from '@/lib/conditions/testing/wire-samples';
import { GROUP_TYPES } from '@/lib/conditions/types';

import { LIMITS } from './limits';
import { conditionsSchema } from './schema';

const storedValue = (value: unknown, operator = 'EQUAL'): unknown => {
  const [child] = conditionsSchema.parse(withLeaf({ value, operator }))[0]?.children ?? [];
  return child !== undefined && 'operator' in child ? child.value : undefined;
};
describe('the stored form', () => {
  it('a group gets all four keys', () => {
    const group = { isNegated: false, type: 'GROUP', value: 'AND', children: [] };
    expect(conditionsSchema.parse([{}, { children: [{}] }])).toEqual([group, { ...group, children: [group] }]);
    expect(conditionsSchema.parse([{ isNegated: true, type: 'DATE', value: 'OR', children: [] }])).toEqual([
      { isNegated: true, type: 'DATE', value: 'OR', children: [] },
    ]);
    expect(conditionsSchema.parse([])).toEqual([]);
  });

  it('leaves come back as they were sent', () => {
    const children = [
      leaf(),
      { on: 'isOnline', value: false },
      { on: 'isOnlineInLast', timeOperator: 'hours', value: 1.5 },
      { on: 'tenant', field: 'a.0', operator: 'IS_DEFINED' },
    ];
    expect(conditionsSchema.parse([{ children }])[0]?.children).toEqual(children);
  });

  it.each([...OPERATORS])('accepts %s', (operator) => {
    expect(places(withLeaf({ operator, value: '1,2' }))).toEqual([]);
  });

  it.each([...GROUP_TYPES])('accepts the type %s', (type) => {
    expect(conditionsSchema.parse([{ type }])[0]?.type).toBe(type);
  });

  it.each([
    ['pro', 'pro'],
    ['', ''],
    [7, '7'],
    [3.5, '3.5'],
    [-0, '0'],
    [1e21, '1e+21'],
    [1e-7, '1e-7'],
    [true, 'true'],
    [false, 'false'],
    [[], '[]'],
    [['a', 'b'], '["a","b"]'],
    [[1, '1', true, null, [2], { a: 1 }], '[1,"1",true,null,[2],{"a":1}]'],
    ['  spaces stay  ', '  spaces stay  '],
    ['😀'.repeat(LIMITS.valueCharacters), '😀'.repeat(LIMITS.valueCharacters)],
  ])('keeps %j as text', (value, text) => {
    expect(storedValue(value)).toBe(text);
  });

  it('an empty value or list is allowed', () => {
    for (const operator of OPERATORS.filter((name) => !name.endsWith('BETWEEN'))) {
      expect(places(withLeaf({ operator, value: '' }))).toEqual([]);
      expect(places(withLeaf({ operator, value: [] }))).toEqual([]);
    }
  });

  it.each(['1,10', ' a , b ', ',', '[1,10]', '["a", null]', [1, 10], ['2026-01-01', '2026-12-31']])(
    'BETWEEN accepts %j',
    (value) => {
      expect(places(withLeaf({ operator: 'BETWEEN', value }))).toEqual([]);
      expect(places(withLeaf({ operator: 'NOT_BETWEEN', value }))).toEqual([]);
    },
  );

  it('a comma is just a character if the value is not a list', () => {
    expect(places(withLeaf({ operator: 'IN', value: ','.repeat(900) }))).toEqual([]);
  });
});
