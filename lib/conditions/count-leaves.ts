import { isGroup, type ConditionNode } from './types';

/** How many leaves there are below nodes: what evaluating all of them costs. */
export function countLeaves(nodes: readonly ConditionNode[]): number {
  return nodes.reduce((sum, node) => sum + (isGroup(node) ? countLeaves(node.children) : 1), 0);
}
