import type { ConditionLeaf, ConditionNode, Conditions, FieldLeaf } from '@/lib/conditions/types';
import { isGroup } from '@/lib/conditions/types';
import { listItems } from '@/lib/conditions/values/list-items';

/** A rule in JSON Logic, with the operators that Novu evaluates. */
export type Rule = { readonly [operator: string]: unknown };

/**
 * Conditions as Novu's `rules`. Undefined if a part has no counterpart there: a pattern of LIKE, or a time since somebody
 * was online. Source: Novu's operators, as docs/rules/novu.md lists them.
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
  return fieldRule(leaf, { var: `${leaf.on}.${leaf.field}` });
}

function fieldRule({ operator, value = '' }: FieldLeaf, field: Rule): Rule | undefined {
  switch (operator) {
    case 'EQUAL':
      return { '==': [field, value] };
    case 'NOT_EQUAL':
      return { '!=': [field, value] };
    case 'LARGER':
      return { '>': [field, value] };
    case 'LARGER_EQUAL':
      return { '>=': [field, value] };
    case 'SMALLER':
      return { '<': [field, value] };
    case 'SMALLER_EQUAL':
      return { '<=': [field, value] };
    case 'BETWEEN':
      return between(field, value);
    case 'NOT_BETWEEN':
      return { '!': [between(field, value)] };
    case 'IN':
      return { contains: [field, value] };
    case 'NOT_IN':
      return { doesNotContain: [field, value] };
    case 'ANY_IN':
      return { in: [field, listItems(value)] };
    case 'ALL_IN':
      return { and: listItems(value).map((item) => ({ contains: [field, item] })) };
    case 'STARTS_WITH':
      return { startsWith: [field, value] };
    case 'ENDS_WITH':
      return { endsWith: [field, value] };
    case 'IS_DEFINED':
      return value === 'false' ? { null: [field] } : { notNull: [field] };
    case 'LIKE':
    case 'NOT_LIKE':
      return undefined;
    default:
      return operator satisfies never;
  }
}

function between(field: Rule, value: string): Rule {
  const [from, to] = listItems(value);
  return { '<=': [from, field, to] };
}
