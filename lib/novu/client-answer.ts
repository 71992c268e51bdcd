import type { ConditionNode, Conditions } from '@/lib/conditions/types';
import { isGroup } from '@/lib/conditions/types';

import { type Rule, toRules } from './to-rules';

/** What `@novu/api` 3.19 accepts in an answer, FieldFilterPartDto: anything else makes it throw for the whole answer. */
const SOURCES: ReadonlySet<string> = new Set(['subscriber', 'payload']);
const OPERATORS: ReadonlySet<string> = new Set([
  'LARGER',
  'SMALLER',
  'LARGER_EQUAL',
  'SMALLER_EQUAL',
  'EQUAL',
  'NOT_EQUAL',
  'ALL_IN',
  'ANY_IN',
  'NOT_IN',
  'BETWEEN',
  'NOT_BETWEEN',
  'LIKE',
  'NOT_LIKE',
  'IN',
]);

/**
 * An integration as Novu's client can read it: conditions that it cannot read are left out, and `rules` say the same in
 * JSON Logic where that has words for it. Others stay as they are.
 */
export function forNovuClient<T extends { readonly conditions: Conditions }>(
  view: T,
): T | (Omit<T, 'conditions'> & { readonly rules?: Rule }) {
  const { conditions, ...rest } = view;
  if (conditions.every(({ children }) => children.every(isReadable))) return view;
  const rules = toRules(conditions);
  return { ...rest, ...(rules ? { rules } : {}) };
}

function isReadable(node: ConditionNode): boolean {
  if (isGroup(node) || !('operator' in node)) return false;
  return SOURCES.has(node.on) && OPERATORS.has(node.operator) && node.value !== undefined;
}
