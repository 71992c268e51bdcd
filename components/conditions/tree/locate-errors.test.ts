import { describe, expect, it } from 'vitest';

import { LIMITS } from '@/lib/conditions/parse/limits';
import { conditionsSchema } from '@/lib/conditions/parse/schema';

import { errorsByNode, isLimitMessage, placeError, readErrorKey } from './locate-errors';
import { checkTree } from './validate-tree';
import { fromWire } from './wire-query';

function read(wire: unknown) {
  let last = 0;
  return fromWire(wire, () => `c${(last += 1)}`);
}

const fieldLeaf = { on: 'tenant', field: 'a', operator: 'EQUAL', value: 'x' };
const tree = read([{ children: [fieldLeaf, { children: [{ odd: 1 }] }] }]);

describe('error positions', () => {
  it.each([
    ['conditions', []],
    ['conditions[0]', [0]],
    ['conditions[0].children[1].operator', [0, 'children', 1, 'operator']],
    ['conditions[10].children', [10, 'children']],
  ])('reads the key %s', (key, steps) => {
    expect(readErrorKey(key)).toEqual(steps);
  });

  it.each([
    ['conditions[0].children[0].operator', [0, 0], 'operator'],
    ['conditions[0].children[0].extra', [0, 0], 'node'],
    ['conditions[0].children[1].value', [0, 1], 'node'],
    ['conditions[0].children[1].children[0].odd', [0, 1, 0], 'node'],
    ['conditions[0].children[7].value', [0], 'node'],
    ['conditions', [], 'node'],
  ])('assigns %s to its control or its node', (key, path, part) => {
    expect(placeError(tree, readErrorKey(key), 'no')).toEqual({ path, part, message: 'no' });
  });

  it('collects the messages of each node without duplicates', () => {
    const errors = [0, 1].map(() => placeError(tree, [0, 'children', 0, 'field'], 'empty'));
    expect([...errorsByNode(tree, errors)]).toEqual([['c2', { field: ['empty'] }]]);
  });

  it.each([
    ['field', { ...fieldLeaf, field: 'x'.repeat(LIMITS.fieldCharacters + 1) }],
    ['value', { ...fieldLeaf, value: 'x'.repeat(LIMITS.valueCharacters + 1) }],
    ['value', { ...fieldLeaf, operator: 'ANY_IN', value: Array.from({ length: LIMITS.listItems + 1 }, () => 'x') }],
  ])('shows the limit that the schema reports at the %s', (part, leaf) => {
    const { errors } = checkTree(read([{ children: [leaf] }]));
    expect(errors.map((error) => [error.path, error.part, isLimitMessage(error.message)])).toEqual([
      [[0, 0], part, true],
    ]);
  });

  it('recognizes the depth and leaf limits as limits', () => {
    let deep: unknown = {};
    for (let depth = 1; depth <= LIMITS.depth; depth += 1) deep = { children: [deep] };
    const many = Array.from({ length: LIMITS.leaves + 1 }, () => fieldLeaf);
    for (const wire of [[deep], [{ children: many }]]) {
      const issues = conditionsSchema.safeParse(wire).error?.issues ?? [];
      expect(issues.map(({ message }) => isLimitMessage(message))).toEqual([true]);
    }
  });
});

describe('checking a tree', () => {
  it('describes a tree in words, including its JSON parts', () => {
    expect(checkTree(read([])).sentence).toBe('No conditions: always eligible.');
    expect(checkTree(read([{ children: [{ on: 'isOnline', value: true }, { odd: 1 }] }])).sentence).toBe(
      'Eligible when the subscriber is online. One part is kept as sent and not in this sentence.',
    );
    expect(checkTree(read({ odd: 1 })).sentence).toBe(
      'These conditions are kept as sent; they cannot be said in words.',
    );
  });

  it('finds every schema error in any tree', () => {
    const wire = [
      { type: 'x', children: [{ ...fieldLeaf, operator: 'EQUALS' }, { on: 'webhook' }, 5, { isNegated: 'no' }] },
      7,
    ];
    const { errors } = checkTree(read(wire));
    const issues = conditionsSchema.safeParse(wire).error?.issues ?? [];
    expect(errors.map(({ message }) => message)).toEqual(issues.map(({ message }) => message));
  });

  it('does not warn about a rule that has errors', () => {
    const { errors, warnings } = checkTree(read([{ children: [{ ...fieldLeaf, field: '' }] }]));
    expect(errors).toHaveLength(1);
    expect(warnings).toEqual([]);
  });
});
