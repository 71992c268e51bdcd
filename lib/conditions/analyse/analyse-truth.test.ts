import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { compileConditions } from '@/lib/conditions/evaluate/compile';
import { contexts, fieldLeaves, trees } from '@/lib/conditions/testing/arbitraries';
import { isGroup, type ConditionNode, type Conditions, type Context } from '@/lib/conditions/types';

import { analyseConditions } from './analyse';
import type { ConditionWarning } from './warning';

vi.setConfig({ testTimeout: 30_000 });

describe('a warning is true', () => {
  const nodeAt = (conditions: Conditions, { path }: ConditionWarning): ConditionNode =>
    path.reduce<unknown>((node, step) => (node as Record<string | number, unknown>)[step], conditions) as ConditionNode;
  const group = (children: ConditionNode[]): Conditions[number] => ({
    isNegated: false,
    type: 'GROUP',
    value: 'AND',
    children,
  });

  /** What a warning claims about the node's result; undefined if its claim is about something else. */
  const claimOf = (conditions: Conditions, warning: ConditionWarning): boolean | undefined => {
    if (warning.code === 'never_matches') return false;
    if (warning.code === 'always_matches') return true;
    if (warning.code !== 'contradiction') return undefined;
    // Claims about the rules inside, before negation.
    const node = nodeAt(conditions, warning);
    return isGroup(node) && node.isNegated;
  };

  const check = (conditions: Conditions, given: readonly Context[]): number => {
    let claims = 0;
    for (const warning of analyseConditions(conditions)) {
      const claim = claimOf(conditions, warning);
      if (claim === undefined) continue;
      claims += 1;
      const matches = compileConditions(
        warning.path.length === 0 ? conditions : [group([nodeAt(conditions, warning)])],
      );
      const against = given.find((context) => matches(context) !== claim);
      expect({ warning, against }).toEqual({ warning, against: undefined });
    }
    return claims;
  };

  it('of trees of every kind', () => {
    let claims = 0;
    fc.assert(
      fc.property(trees, fc.array(contexts, { minLength: 12, maxLength: 12 }), (conditions, given) => {
        claims += check(conditions, given);
      }),
      { seed: 20260310, numRuns: 300 },
    );
    expect(claims).toBeGreaterThan(100);
  });

  it('of trees that compare one field, where most contradictions are', () => {
    let claims = 0;
    const rules = fc.array(
      fieldLeaves.map((rule) => ({ ...rule, on: 'payload' as const, field: 'x' })),
      { minLength: 2, maxLength: 3 },
    );
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom('AND' as const, 'OR' as const),
        fc.boolean(),
        fc.array(contexts, { minLength: 25, maxLength: 25 }),
        (children, value, isNegated, given) => {
          claims += check([{ isNegated, type: 'GROUP', value, children }], given);
        },
      ),
      { seed: 20260310, numRuns: 600 },
    );
    expect(claims).toBeGreaterThan(100);
  });
});
