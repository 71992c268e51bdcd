import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { KNOWN_OPERATORS } from '@/lib/conditions/operators';
import { contexts, fieldLeaves, groups, texts, trees } from '@/lib/conditions/testing/arbitraries';
import { isGroup } from '@/lib/conditions/types';
import type { ConditionGroup, ConditionNode, Context, NodeTrace, Operator } from '@/lib/conditions/types';

import { compileConditions } from './compile';
import { evaluateConditions } from './evaluate';

// Many small runs take seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

// A fixed seed makes a failure reproducible.
const RUNS = { seed: 20260310, numRuns: 500 };

const group = (children: ConditionNode[], over: Partial<ConditionGroup> = {}): ConditionGroup => ({
  isNegated: false,
  type: 'GROUP',
  value: 'AND',
  children,
  ...over,
});
const holds = (node: ConditionNode, context: Context): boolean | null => compileConditions([group([node])])(context);
const not = (node: ConditionNode): ConditionGroup => group([node], { isNegated: true });

describe('laws of the result', () => {
  it('a double NOT changes nothing', () => {
    fc.assert(
      fc.property(groups, contexts, (node, context) => {
        expect(holds(not(not(node)), context)).toBe(holds(node, context));
        expect(holds(not(node), context)).toBe(!holds(node, context));
      }),
      RUNS,
    );
  });

  it('De Morgan, for groups that have children', () => {
    fc.assert(
      fc.property(fc.array(groups, { minLength: 1, maxLength: 4 }), contexts, (children, context) => {
        const negatedAnd = group(children, { isNegated: true, value: 'AND' });
        const orOfNegated = group(children.map(not), { value: 'OR' });
        expect(holds(negatedAnd, context)).toBe(holds(orOfNegated, context));
        const negatedOr = group(children, { isNegated: true, value: 'OR' });
        expect(holds(negatedOr, context)).toBe(holds(group(children.map(not)), context));
      }),
      RUNS,
    );
  });

  it('a negated operator is exactly the negation', () => {
    const pairs = KNOWN_OPERATORS.flatMap(({ name, opposite, isNegated }): [Operator, Operator][] =>
      isNegated && opposite !== undefined ? [[opposite, name]] : [],
    );
    expect(pairs).toHaveLength(4);
    fc.assert(
      fc.property(fc.constantFrom(...pairs), fieldLeaves, contexts, ([positive, negative], leaf, context) => {
        expect(holds({ ...leaf, operator: negative }, context)).toBe(!holds({ ...leaf, operator: positive }, context));
      }),
      RUNS,
    );
  });

  it('LARGER_EQUAL is LARGER or not SMALLER, wherever two values compare at all', () => {
    fc.assert(
      fc.property(fieldLeaves, contexts, (leaf, context) => {
        const as = (operator: Operator): boolean | null => holds({ ...leaf, operator }, context);
        const [larger, largerEqual, smaller, smallerEqual] = [
          as('LARGER'),
          as('LARGER_EQUAL'),
          as('SMALLER'),
          as('SMALLER_EQUAL'),
        ];
        const compares = largerEqual === true || smallerEqual === true;
        expect(largerEqual).toBe(compares && !smaller);
        expect(smallerEqual).toBe(compares && !larger);
      }),
      RUNS,
    );
  });

  it('a text contains what it starts or ends with, and equals a start of full length', () => {
    fc.assert(
      fc.property(texts, texts, (actual, value) => {
        const as = (operator: Operator): boolean | null =>
          holds({ on: 'payload', field: 'x', operator, value }, { payload: { x: actual } });
        expect(as('STARTS_WITH')).toBe(actual.slice(0, value.length) === value);
        expect(as('ENDS_WITH')).toBe(value === '' || actual.slice(-value.length) === value);
        if (as('STARTS_WITH') || as('ENDS_WITH')) expect(as('IN')).toBe(true);
        if (actual.length === value.length) {
          expect(as('STARTS_WITH')).toBe(as('EQUAL'));
          expect(as('ENDS_WITH')).toBe(as('EQUAL'));
        }
      }),
      RUNS,
    );
  });

  it('the type of a group never changes the result', () => {
    fc.assert(
      fc.property(groups, groups, contexts, (node, other, context) => {
        expect(holds({ ...node, type: other.type }, context)).toBe(holds(node, context));
      }),
      RUNS,
    );
  });
});

describe('one evaluation', () => {
  it('short circuit, full trace and fast path agree', () => {
    fc.assert(
      fc.property(trees, contexts, (conditions, context) => {
        const now = new Date('2026-03-10T12:00:00Z');
        const short = evaluateConditions(conditions, context, { now });
        const full = evaluateConditions(conditions, context, { now, full: true });
        expect(short.matched).toBe(full.matched);
        expect(compileConditions(conditions)(context, now)).toBe(short.matched);
        expect(short.matched === null).toBe(conditions.length === 0);
        expectSameOrSkipped(short.trace, full.trace);
      }),
      RUNS,
    );
  });

  it('a trace is the same tree, and JSON', () => {
    fc.assert(
      fc.property(trees, contexts, (conditions, context) => {
        const { trace } = evaluateConditions(conditions, context);
        expect(trace.map(withoutOutcome)).toEqual(conditions);
        expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
        for (const node of flatten(trace)) {
          expect(node.skipped === true).toBe(node.result === undefined);
          if (!isGroup(node)) expect('actual' in node).toBe(node.skipped !== true);
        }
      }),
      RUNS,
    );
  });

  it('evaluating changes neither the conditions nor the context', () => {
    fc.assert(
      fc.property(trees, contexts, (conditions, context) => {
        const before = JSON.stringify([conditions, context]);
        evaluateConditions(conditions, context, { full: true });
        expect(JSON.stringify([conditions, context])).toBe(before);
      }),
      RUNS,
    );
  });

  it('never throws, whatever the context holds', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    const odd = fc.oneof(
      anything as fc.Arbitrary<Context>,
      fc.record(
        { payload: anything, tenant: anything, subscriber: anything, now: anything },
        { requiredKeys: [] },
      ) as fc.Arbitrary<Context>,
      fc.record({
        payload: fc.record({ x: anything, y: anything }),
        subscriber: fc.record({ isOnline: anything, lastOnlineAt: anything }),
      }),
    );
    fc.assert(
      fc.property(trees, odd, (conditions, context) => {
        const { matched, trace } = evaluateConditions(conditions, context, { full: true });
        expect(compileConditions(conditions)(context)).toBe(matched);
        expect(trace).toHaveLength(conditions.length);
        JSON.stringify(trace);
      }),
      RUNS,
    );
  });
});

function flatten(nodes: readonly NodeTrace[]): NodeTrace[] {
  return nodes.flatMap((node) => (isGroup(node) ? [node, ...flatten(node.children)] : [node]));
}

function withoutOutcome(node: NodeTrace): unknown {
  const { result: _result, skipped: _skipped, ...rest } = node;
  if ('children' in rest) return { ...rest, children: rest.children.map(withoutOutcome) };
  const { actual: _actual, reason: _reason, ...leaf } = rest;
  return leaf;
}

function expectSameOrSkipped(short: readonly NodeTrace[], full: readonly NodeTrace[]): void {
  const all = flatten(full);
  for (const [index, node] of flatten(short).entries()) {
    expect(all[index]?.skipped).toBeUndefined();
    if (node.skipped !== true) expect(node.result).toBe(all[index]?.result);
  }
}
