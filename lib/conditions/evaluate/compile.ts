import {
  isGroup,
  type ConditionGroup,
  type ConditionLeaf,
  type ConditionNode,
  type Conditions,
  type Context,
} from '@/lib/conditions/types';

import { compileOperator } from './compile-operator';
import { isOnlineInLast, onlineState, readNow, readPresence } from './presence';
import { compileField, rootOf } from './read-field';

/**
 * Evaluates one context: true or false, or null for "has no conditions". `now` is the present time for contexts without
 * their own. Never throws, whatever the context holds.
 */
export type CompiledConditions = (context: Context, now?: Date) => boolean | null;

type NodeTest = (context: Context, now?: Date) => boolean;

/**
 * Compiles conditions for many contexts, without a trace: reads paths, numbers, dates and lists once.
 * In: the stored form (`conditionsSchema`); later changes to it have no effect. Out: the result for a context, equal to
 * that of `evaluateConditions`.
 */
export function compileConditions(conditions: Conditions): CompiledConditions {
  if (conditions.length === 0) return () => null;
  return some(conditions.map(compileNode));
}

function compileNode(node: ConditionNode): NodeTest {
  return isGroup(node) ? compileGroup(node) : compileLeaf(node);
}

function compileGroup(group: ConditionGroup): NodeTest {
  // An empty group is true before negation, for AND and OR.
  if (group.children.length === 0) return () => !group.isNegated;
  const children = group.children.map(compileNode);
  const test = group.value === 'OR' ? some(children) : every(children);
  return group.isNegated ? (context, now) => !test(context, now) : test;
}

function compileLeaf(leaf: ConditionLeaf): NodeTest {
  switch (leaf.on) {
    case 'isOnline':
      return (context) => onlineState(readPresence(context)) === leaf.value;
    case 'isOnlineInLast':
      return (context, now) => isOnlineInLast(leaf, readPresence(context), readNow(context, now));
    default: {
      const { on } = leaf;
      const read = compileField(leaf.field);
      const test = compileOperator(leaf.operator, leaf.value);
      return (context) => test(read(rootOf(context, on)));
    }
  }
}

function some([only, ...others]: readonly NodeTest[]): NodeTest {
  if (only === undefined) return () => false;
  if (others.length === 0) return only;
  const tests = [only, ...others];
  return (context, now) => {
    for (const test of tests) if (test(context, now)) return true;
    return false;
  };
}

function every([only, ...others]: readonly NodeTest[]): NodeTest {
  if (only === undefined) return () => true;
  if (others.length === 0) return only;
  const tests = [only, ...others];
  return (context, now) => {
    for (const test of tests) if (!test(context, now)) return false;
    return true;
  };
}
