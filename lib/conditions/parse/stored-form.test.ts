import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { describeConditions } from '@/lib/conditions/describe/describe';
import { trees } from '@/lib/conditions/testing/arbitraries';
import { isGroup } from '@/lib/conditions/types';
import type { ConditionGroup, ConditionNode } from '@/lib/conditions/types';

import { conditionsSchema } from './schema';

// Many small runs take seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

// A fixed seed makes a failure reproducible.
const RUNS = { seed: 20260310, numRuns: 500 };

const group = (children: ConditionNode[]): ConditionGroup => ({
  isNegated: false,
  type: 'GROUP',
  value: 'AND',
  children,
});

describe('the schema and the sentence', () => {
  it('the stored form parses to itself', () => {
    const isValid = (value: string | undefined, operator: string): boolean =>
      conditionsSchema.safeParse([{ children: [{ on: 'payload', field: 'x', operator, value }] }]).success;
    const everyLeafValid = (nodes: readonly ConditionNode[]): boolean =>
      nodes.every((node) =>
        isGroup(node)
          ? everyLeafValid(node.children)
          : node.on === 'isOnline' || node.on === 'isOnlineInLast' || isValid(node.value, node.operator),
      );
    let accepted = 0;
    fc.assert(
      fc.property(trees, (conditions) => {
        const parsed = conditionsSchema.safeParse(conditions);
        expect(parsed.success).toBe(everyLeafValid(conditions));
        if (!parsed.success) return;
        accepted += 1;
        expect(parsed.data).toEqual(conditions);
        expect(conditionsSchema.parse(JSON.parse(JSON.stringify(parsed.data)))).toEqual(parsed.data);
      }),
      RUNS,
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('any JSON is accepted or refused without an exception, and accepted JSON parses to itself', () => {
    const wireValues = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.double(), fc.string({ unit: 'binary' }));
    const wireLeaves = fc.record(
      {
        on: fc.constantFrom('payload', 'isOnline', 'isOnlineInLast', 'x'),
        field: wireValues,
        operator: fc.constantFrom('EQUAL', 'ANY_IN', 'IS_DEFINED', 'BETWEEN'),
        value: wireValues,
        timeOperator: fc.constantFrom('days', 'x'),
      },
      { requiredKeys: ['on'] },
    );
    const wire = fc.oneof(
      fc.jsonValue(),
      fc.array(
        fc.record(
          {
            isNegated: fc.boolean(),
            value: fc.constantFrom('AND', 'OR', 'X'),
            children: fc.array(fc.oneof(wireLeaves, fc.jsonValue())),
          },
          { requiredKeys: [] },
        ),
        { minLength: 1 },
      ),
    );
    fc.assert(
      fc.property(wire, (input) => {
        const parsed = conditionsSchema.safeParse(input);
        if (parsed.success) expect(conditionsSchema.parse(parsed.data)).toEqual(parsed.data);
        else expect(parsed.error.issues.length).toBeGreaterThan(0);
      }),
      { ...RUNS, numRuns: 300 },
    );
  });

  it('describe ends with a sentence for any tree, and for anything else', () => {
    const sentence = (input: unknown): string => describeConditions(input as ConditionGroup[]);
    fc.assert(
      fc.property(trees, (conditions) => {
        expect(sentence(conditions)).toMatch(/^(Eligible when [^]+|No conditions: always eligible)\.$/);
      }),
      RUNS,
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.array(fc.anything()), fc.array(fc.record({ children: fc.array(fc.anything()) }))),
        (input) => {
          expect(typeof sentence(input)).toBe('string');
        },
      ),
      RUNS,
    );
    const circular = group([]);
    circular.children.push(circular, circular);
    expect(sentence([circular]).length).toBeLessThan(50_000);
  });
});
