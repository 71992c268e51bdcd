import type { ConditionNode, Conditions } from '@/lib/conditions/types';
import { isGroup } from '@/lib/conditions/types';

import { CLIENT_OPERATORS, CLIENT_SOURCES } from './client-limits';
import { type Rule, toRules } from './to-rules';

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
  // Its answers' schema: FieldFilterPartDto. Anything else makes it throw for the whole answer.
  return CLIENT_SOURCES.has(node.on) && CLIENT_OPERATORS.has(node.operator) && node.value !== undefined;
}
