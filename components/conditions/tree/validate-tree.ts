import { analyseConditions, type ConditionWarning } from '@/lib/conditions/analyse/analyse';
import { describeConditions } from '@/lib/conditions/describe/describe';
import { conditionsSchema } from '@/lib/conditions/parse/schema';
import {
  type ConditionGroup,
  type ConditionLeaf,
  type ConditionNode,
  type GroupType,
  type Operator,
  type TimeOperator,
} from '@/lib/conditions/types';

import { placeError, type PlacedError } from './locate-errors';
import { isGroupNode, isLeafNode, type GroupNode, type LeafNode, type Tree } from './tree-types';
import { valueText } from './value-text';
import { toWire } from './wire-query';

export interface TreeCheck {
  readonly errors: readonly PlacedError[];
  /** Empty while a part is kept as JSON: its meaning is unknown here. */
  readonly warnings: readonly ConditionWarning[];
  readonly sentence: string;
}

/**
 * Validates a tree with the API's schema and describes it in words. An incomplete draft is described as far as
 * possible.
 */
export function checkTree(tree: Tree): TreeCheck {
  const parsed = conditionsSchema.safeParse(toWire(tree));
  if (parsed.success) {
    return { errors: [], warnings: analyseConditions(parsed.data), sentence: describeConditions(parsed.data) };
  }
  const errors = parsed.error.issues.map(({ path, message }) => placeError(tree, path.filter(isStep), message));
  const drafts = tree.rules.filter(isGroupNode).map(groupDraft);
  const kept = countKept(tree);
  const wrong = new Set(errors.map(({ path }) => path.join('.')));
  // An empty rule is reported once, as an error.
  const isSettled = ({ path }: ConditionWarning) => !wrong.has(placeError(tree, path, '').path.join('.'));
  const warnings = kept === 0 ? analyseConditions(drafts).filter(isSettled) : [];
  return { errors, warnings, sentence: describeDraft(drafts, kept) };
}

function describeDraft(drafts: readonly ConditionGroup[], kept: number): string {
  const note =
    kept === 0 ? '' : ` ${kept === 1 ? 'One part is' : `${kept} parts are`} kept as sent and not in this sentence.`;
  return drafts.length === 0 && kept > 0
    ? 'These conditions are kept as sent; they cannot be said in words.'
    : `${describeConditions([...drafts])}${note}`;
}

function groupDraft({ not, combinator, rules, groupType }: GroupNode): ConditionGroup {
  const children = rules.flatMap((node): ConditionNode[] => {
    if (isGroupNode(node)) return [groupDraft(node)];
    return isLeafNode(node) ? [leafDraft(node)] : [];
  });
  return { isNegated: not, type: (groupType ?? 'GROUP') as GroupType, value: combinator, children };
}

function leafDraft({ meta, field, operator, value }: LeafNode): ConditionLeaf {
  if (meta.on === 'isOnline') return { on: 'isOnline', value: value === true };
  if (meta.on === 'isOnlineInLast') {
    return { on: 'isOnlineInLast', timeOperator: meta.timeOperator as TimeOperator, value: value as number };
  }
  // A draft may hold any text here, and every reader of a draft accepts it.
  return { on: meta.on, field, operator: operator as Operator, value: valueText(value) };
}

function countKept(group: GroupNode): number {
  return group.rules.reduce((sum, node) => sum + (isGroupNode(node) ? countKept(node) : isLeafNode(node) ? 0 : 1), 0);
}

function isStep(step: PropertyKey): step is string | number {
  return typeof step !== 'symbol';
}
