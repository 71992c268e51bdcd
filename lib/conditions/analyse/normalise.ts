import { operatorOf } from '@/lib/conditions/operators';
import { isGroup } from '@/lib/conditions/types';
import type { ConditionLeaf, ConditionNode, Conditions, FieldLeaf, GroupValue } from '@/lib/conditions/types';

/** A node that is true or false in every context, or a node of the normal form. */
type Form = boolean | ConditionNode;

/**
 * Gives one form to all conditions that differ only in spelling: the order of children, nested groups of the same kind,
 * duplicates, the type of groups, the place of a negation (De Morgan), and the spelling of a list.
 * In: the stored form. Out: conditions with the same result in every context. Two that come out equal as JSON mean the
 * same. Two that mean the same may still come out different.
 */
export function normaliseConditions(conditions: Conditions): Conditions {
  if (conditions.length === 0) return [];
  const form = joined(
    'OR',
    conditions.map((group) => normal(group, false)),
  );
  if (typeof form === 'boolean') return [{ ...group('AND', []), isNegated: !form }];
  return [isGroup(form) ? form : group('AND', [form])];
}

/** The normal form of a node, or of its negation. */
function normal(node: ConditionNode, isTurned: boolean): Form {
  if (!isGroup(node)) return normalLeaf(node, isTurned);
  const isNegated = isTurned !== node.isNegated;
  // An empty group is true before negation.
  if (node.children.length === 0) return !isNegated;
  const value = (node.value === 'OR') === isNegated ? 'AND' : 'OR';
  return joined(
    value,
    node.children.map((child) => normal(child, isNegated)),
  );
}

function joined(value: GroupValue, forms: readonly Form[]): Form {
  const settling = value === 'OR';
  const parts = new Map<string, ConditionNode>();
  for (const form of forms) {
    if (form === settling) return settling;
    if (typeof form === 'boolean') continue;
    for (const part of partsOf(form, value)) parts.set(JSON.stringify(part), part);
  }
  const sorted = [...parts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  const [only] = sorted;
  if (only === undefined) return !settling;
  return sorted.length === 1 ? only : group(value, sorted);
}

/**
 * The children of a group with the same joining word, which can be merged into the parent; any other node by itself.
 */
function partsOf(node: ConditionNode, value: GroupValue): readonly ConditionNode[] {
  return isGroup(node) && !node.isNegated && node.value === value ? node.children : [node];
}

function normalLeaf(leaf: ConditionLeaf, isTurned: boolean): ConditionNode {
  if (leaf.on === 'isOnline') return turned({ on: leaf.on, value: leaf.value }, isTurned);
  if (leaf.on === 'isOnlineInLast') {
    return turned({ on: leaf.on, timeOperator: leaf.timeOperator, value: leaf.value }, isTurned);
  }
  return normalField(leaf, isTurned);
}

/** Expresses a negation in the operator if possible: by its opposite, or by a value that asks for the opposite. */
function normalField({ on, field, operator, value = '' }: FieldLeaf, isTurned: boolean): ConditionNode {
  const known = operatorOf(operator);
  const canonical = known?.definition.canonical?.(value) ?? value;
  const turnedValue = known?.definition.turned?.(canonical);
  if (turnedValue !== undefined) return { on, field, operator, value: isTurned ? turnedValue : canonical };
  const opposite = known?.opposite;
  if (opposite === undefined) return turned({ on, field, operator, value: canonical }, isTurned);
  return { on, field, operator: isTurned ? opposite : operator, value: canonical };
}

/** A negation that no operator expresses: a negated group around the leaf. */
function turned(leaf: ConditionLeaf, isTurned: boolean): ConditionNode {
  return isTurned ? { ...group('AND', [leaf]), isNegated: true } : leaf;
}

function group(value: GroupValue, children: ConditionNode[]) {
  return { isNegated: false, type: 'GROUP' as const, value, children };
}
