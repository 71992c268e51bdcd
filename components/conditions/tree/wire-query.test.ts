import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { OPERATORS } from '@/lib/conditions/operators';
import { LIMITS } from '@/lib/conditions/parse/limits';
import { conditionsSchema } from '@/lib/conditions/parse/schema';
import cases from '@/lib/conditions/testing/condition-cases.json';
import { GROUP_TYPES } from '@/lib/conditions/types';

import { isGroupNode, type TreeNode } from './tree-types';
import { fromWire, toWire } from './wire-query';

function counter() {
  let last = 0;
  return () => `c${(last += 1)}`;
}

const roundTrip = (wire: unknown) => toWire(fromWire(wire, counter()));

const value = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 4 }),
);
const fieldLeaf = fc.record(
  {
    on: fc.constantFrom('subscriber', 'tenant', 'payload'),
    field: fc.string(),
    operator: fc.constantFrom(...OPERATORS),
    value,
  },
  { requiredKeys: ['on', 'field', 'operator'] },
);
const isOnline = fc.record({ on: fc.constant('isOnline'), value: fc.boolean() });
const isOnlineInLast = fc.record({
  on: fc.constant('isOnlineInLast'),
  timeOperator: fc.constantFrom('minutes', 'hours', 'days'),
  value: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
});
const { group } = fc.letrec((tie) => ({
  leaf: fc.oneof(fieldLeaf, isOnline, isOnlineInLast),
  group: fc.record(
    {
      isNegated: fc.boolean(),
      type: fc.constantFrom(...GROUP_TYPES),
      value: fc.constantFrom('AND', 'OR'),
      children: fc.array(fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('group')), { maxLength: 4 }),
    },
    { requiredKeys: [] },
  ),
}));
const wireForm = fc.array(group, { maxLength: 4 });

function nodesOf(node: TreeNode): TreeNode[] {
  return isGroupNode(node) ? [node, ...node.rules.flatMap(nodesOf)] : [node];
}

describe('wire form and tree', () => {
  it('returns every wire form as it was sent', () => {
    fc.assert(
      fc.property(wireForm, (wire) => {
        expect(roundTrip(wire)).toEqual(wire);
      }),
    );
  });

  it('returns any JSON unchanged, whatever its shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(roundTrip(json)).toEqual(json ?? []);
      }),
    );
  });

  it('preserves groups and leaves with unknown keys and values', () => {
    const odd = fc.oneof(
      fc.record(
        {
          on: fc.oneof(fc.string(), fc.constantFrom('webhook', 'isOnline', 'tenant')),
          field: fc.jsonValue(),
          operator: fc.jsonValue(),
          value: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
      fc.record(
        {
          isNegated: fc.jsonValue(),
          type: fc.jsonValue(),
          value: fc.jsonValue(),
          children: fc.jsonValue(),
          extra: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    const tops = fc.array(fc.oneof(odd, fc.record({ children: fc.array(odd) })));
    fc.assert(
      fc.property(tops, (wire) => {
        expect(roundTrip(wire)).toEqual(wire);
      }),
    );
  });

  it.each(cases.map(({ name, conditions }) => [name, conditions] as const))(
    'preserves the documented case: %s',
    (_name, conditions) => {
      expect(roundTrip(conditions)).toEqual(conditions);
    },
  );

  it('has controls for every leaf of a valid wire form', () => {
    fc.assert(
      fc.property(wireForm, (wire) => {
        fc.pre(conditionsSchema.safeParse(wire).success);
        const kept = nodesOf(fromWire(wire, counter())).filter(
          (node) => !isGroupNode(node) && node.meta.shape === 'kept',
        );
        expect(kept).toEqual([]);
      }),
    );
  });

  it('keeps a group that is nested too deep, and shows its ancestors', () => {
    let wire: unknown = { children: [] };
    for (let depth = 1; depth < LIMITS.depth + 1; depth += 1) wire = { children: [wire] };
    const nodes = nodesOf(fromWire([wire], counter()));
    expect(nodes.filter(isGroupNode)).toHaveLength(LIMITS.depth + 1);
    expect(nodes.filter((node) => !isGroupNode(node) && node.meta.shape === 'kept')).toHaveLength(1);
    expect(roundTrip([wire])).toEqual([wire]);
  });

  it('keeps a tree that is too large to show as one part', () => {
    const wire = Array.from({ length: 2000 }, () => ({}));
    expect(fromWire(wire, counter()).rules).toHaveLength(1);
    expect(roundTrip(wire)).toEqual(wire);
  });

  it('returns unchanged parts as the same objects', () => {
    const tree = fromWire([{ children: [{ on: 'isOnline', value: true }] }, {}], counter());
    const [first] = toWire(tree) as unknown[];
    const [again] = toWire({ ...tree, rules: tree.rules.slice(0, 1) }) as unknown[];
    expect(again).toBe(first);
  });

  it('neither freezes nor shares its input', () => {
    const sent = { on: 'payload', field: 'a', operator: 'ANY_IN', value: ['x'] };
    const rule = fromWire([{ children: [sent] }], counter()).rules.flatMap((node) =>
      isGroupNode(node) ? node.rules : [],
    )[0];
    expect(rule !== undefined && !isGroupNode(rule) && rule.value).not.toBe(sent.value);
  });
});
