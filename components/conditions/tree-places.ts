import { LIMITS } from '@/lib/conditions/limits';
import { groupTitle } from './node-names';
import { groupAt, nodeAt } from './tree-nodes';
import { isGroupNode, type GroupNode, type Tree, type TreeNode, type TreePath } from './tree-types';

const leafCounts = new WeakMap<TreeNode, number>();

/** Leaves of a subtree, counted once per node. What is kept counts as one. */
export function countLeaves(node: TreeNode): number {
  if (!isGroupNode(node)) return 1;
  const known = leafCounts.get(node);
  if (known !== undefined) return known;
  const count = node.rules.reduce((sum, child) => sum + countLeaves(child), 0);
  leafCounts.set(node, count);
  return count;
}

/** How many levels of groups a node takes up: 0 for a rule, 1 for a group of rules alone. */
export function groupLevels(node: TreeNode): number {
  return isGroupNode(node) ? 1 + Math.max(0, ...node.rules.map(groupLevels)) : 0;
}

/** Why a node may not stand in a group, or undefined when it may. In: where it is, and the path of the group. */
export function placementError(tree: Tree, from: TreePath, groupPath: TreePath): string | undefined {
  const node = nodeAt(tree, from);
  if (node === undefined || groupAt(tree, groupPath) === undefined) return 'That place is gone.';
  if (groupPath.length >= from.length && from.every((index, depth) => groupPath[depth] === index)) {
    return 'A group cannot be moved into itself.';
  }
  if (groupPath.length === 0 && !isGroupNode(node)) return 'Only groups can be alternatives.';
  if (isGroupNode(node) && groupPath.length + groupLevels(node) > LIMITS.depth) {
    return `Groups may be nested ${LIMITS.depth} deep.`;
  }
  return undefined;
}

export interface MoveTarget {
  readonly path: TreePath;
  readonly title: string;
  /** Why the node cannot go there; "it is there already" included. */
  readonly reason: string | undefined;
}

/** Every group, in the order of the page, with whether the node may be moved to its end. */
export function moveTargets(tree: Tree, from: TreePath): MoveTarget[] {
  const targets: MoveTarget[] = [];
  const parent = from.slice(0, -1).join('.');
  const visit = (group: GroupNode, path: TreePath) => {
    const isHere = path.join('.') === parent;
    targets.push({
      path,
      title: groupTitle(path, group),
      reason: isHere ? 'It is there already.' : placementError(tree, from, path),
    });
    for (const [index, child] of group.rules.entries()) if (isGroupNode(child)) visit(child, [...path, index]);
  };
  for (const [index, top] of tree.rules.entries()) if (isGroupNode(top)) visit(top, [index]);
  return targets;
}

/**
 * Where focus belongs after undo or redo: the node that came, changed, or lost a child.
 * In: the tree before and after. Out: its id, or undefined when nothing differs.
 */
export function changedNode(before: TreeNode, after: TreeNode): string | undefined {
  if (before === after) return undefined;
  if (!isGroupNode(before) || !isGroupNode(after)) return after.id;
  const old = new Map(before.rules.map((node) => [node.id, node]));
  const come = after.rules.find((node) => !old.has(node.id));
  if (come !== undefined) return come.id;
  if (after.rules.length < before.rules.length) return after.id;
  for (const node of after.rules) {
    const was = old.get(node.id);
    const changed = was === undefined ? node.id : changedNode(was, node);
    if (changed !== undefined) return changed;
  }
  const moved = after.rules.find((node, index) => before.rules[index]?.id !== node.id);
  return moved?.id ?? after.id;
}
