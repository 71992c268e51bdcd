import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { compileConditions } from '@/lib/conditions/evaluate/compile';
import { conditionsSchema } from '@/lib/conditions/parse/schema';
import { contexts, trees } from '@/lib/conditions/testing/arbitraries';
import { type ConditionNode, type Conditions, isGroup } from '@/lib/conditions/types';

import { normaliseConditions } from './normalise';

// Many small runs take seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const RUNS = { seed: 20260310, numRuns: 500 };
const leaf = (value: unknown, over: object = {}) => ({ on: 'payload', field: 'x', operator: 'EQUAL', value, ...over });
const [a, b, c] = [leaf('a'), leaf('b'), leaf('c')];
const normal = (wire: unknown): string => JSON.stringify(normaliseConditions(conditionsSchema.parse(wire)));

describe('the same, in every spelling', () => {
  it.each<[string, unknown, unknown]>([
    ['keys and defaults', [{ children: [a] }], [{ children: [a], type: 'TEXT', value: 'OR', isNegated: false }]],
    ['the order of children', [{ children: [a, b] }], [{ children: [b, a] }]],
    ['the order of groups', [{ children: [a] }, { children: [b] }], [{ children: [b] }, { children: [a] }]],
    ['OR in a group or between groups', [{ value: 'OR', children: [a, b] }], [{ children: [a] }, { children: [b] }]],
    ['groups in groups', [{ children: [a, { children: [b, { children: [c] }] }] }], [{ children: [c, b, a] }]],
    ['what is said twice', [{ children: [a, b, a] }], [{ children: [a, b] }]],
    ['NOT twice', [{ isNegated: true, children: [{ isNegated: true, children: [a] }] }], [{ children: [a] }]],
    [
      'De Morgan',
      [{ isNegated: true, children: [a, b] }],
      [{ value: 'OR', children: [leaf('a', { operator: 'NOT_EQUAL' }), { isNegated: true, children: [b] }] }],
    ],
    ['an empty group beside others', [{ children: [a, {}] }], [{ children: [a] }]],
    ['always, in two ways', [{}], [{ children: [a] }, { value: 'OR', children: [b, {}] }]],
    [
      'a list in two ways',
      [{ children: [leaf('b, a', { operator: 'ANY_IN' })] }],
      [{ children: [leaf(['a', 'b', 'a'], { operator: 'ANY_IN' })] }],
    ],
    [
      'a start, negated twice and said twice',
      [{ isNegated: true, children: [{ isNegated: true, children: [leaf('a', { operator: 'STARTS_WITH' })] }] }],
      [{ children: [leaf('a', { operator: 'STARTS_WITH' }), leaf('a', { operator: 'STARTS_WITH' })] }],
    ],
    [
      'IS_DEFINED',
      [{ children: [{ on: 'payload', field: 'x', operator: 'IS_DEFINED' }] }],
      [{ isNegated: true, children: [leaf('FALSE', { operator: 'IS_DEFINED' })] }],
    ],
  ])('%s', (_name, one, other) => {
    expect(normal(one)).toBe(normal(other));
  });

  it('for any tree after random rewrites', () => {
    const shuffled = (node: ConditionNode): ConditionNode => {
      if (!isGroup(node)) return node;
      const children = node.children.map(shuffled).toReversed();
      const inner = { ...node, type: 'LIST' as const, children };
      return {
        isNegated: true,
        type: 'GROUP',
        value: 'OR',
        children: [{ ...inner, isNegated: !inner.isNegated }],
      };
    };
    fc.assert(
      fc.property(trees, (tree) => {
        const other = tree.map(shuffled).toReversed() as Conditions;
        expect(normaliseConditions(other)).toEqual(normaliseConditions(tree));
        expect(normaliseConditions(normaliseConditions(tree))).toEqual(normaliseConditions(tree));
      }),
      RUNS,
    );
  });
});

describe('not the same', () => {
  it.each<[string, unknown, unknown]>([
    ['nothing and always', [], [{}]],
    ['AND and OR', [{ children: [a, b] }], [{ value: 'OR', children: [a, b] }]],
    [
      'bounds the other way round',
      [{ children: [leaf('1,2', { operator: 'BETWEEN' })] }],
      [{ children: [leaf('2,1', { operator: 'BETWEEN' })] }],
    ],
    ['numbers written differently: as text they differ', [{ children: [leaf('1')] }], [{ children: [leaf('1.0')] }]],
    [
      'not larger, and smaller or equal',
      [{ isNegated: true, children: [leaf(1, { operator: 'LARGER' })] }],
      [{ children: [leaf(1, { operator: 'SMALLER_EQUAL' })] }],
    ],
  ])('%s', (_name, one, other) => {
    expect(normal(one)).not.toBe(normal(other));
  });
});

it('gives the same answer as before, for any tree and context', () => {
  fc.assert(
    fc.property(trees, contexts, (tree, context) => {
      const now = new Date('2026-03-10T12:00:00Z');
      expect(compileConditions(normaliseConditions(tree))(context, now)).toBe(compileConditions(tree)(context, now));
    }),
    { ...RUNS, numRuns: 2_000 },
  );
});
