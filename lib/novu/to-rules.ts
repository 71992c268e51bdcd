import { operatorOf } from '@/lib/conditions/operators';
import { type ConditionLeaf, type ConditionNode, type Conditions, isGroup } from '@/lib/conditions/types';

/** A rule in JSON Logic. */
export type Rule = object;

/**
 * Conditions as Novu's `rules`. Undefined if a part has no counterpart there: a pattern with wildcards, or a time since
 * somebody was online.
 */
export function toRules(conditions: Conditions): Rule | undefined {
  return joined('or', conditions.map(ruleOf));
}

function ruleOf(node: ConditionNode): Rule | undefined {
  if (!isGroup(node)) return leafRule(node);
  const rule = joined(node.value === 'OR' ? 'or' : 'and', node.children.map(ruleOf));
  return rule && (node.isNegated ? { '!': [rule] } : rule);
}

function joined(operator: 'and' | 'or', rules: readonly (Rule | undefined)[]): Rule | undefined {
  if (rules.includes(undefined)) return undefined;
  return rules.length === 1 ? rules[0] : { [operator]: rules };
}

function leafRule(leaf: ConditionLeaf): Rule | undefined {
  if (leaf.on === 'isOnline') return { '==': [{ var: 'subscriber.isOnline' }, leaf.value] };
  if (leaf.on === 'isOnlineInLast') return undefined;
  const known = operatorOf(leaf.operator);
  const rule = known?.definition.rule?.({ var: `${leaf.on}.${leaf.field}` }, leaf.value ?? '');
  return known?.isNegated && rule ? { '!': [rule] } : rule;
}
