import { LIMITS } from '@/lib/conditions/parse/limits';

import { groupAt, nodeAt, pathOf } from './find-node';
import { groupTitle } from './node-names';
import { isGroupNode, type GroupNode, type Tree, type TreeNode, type TreePath } from './tree-types';

const leafCounts = new WeakMap<TreeNode, number>();

/** Leaves of a subtree, counted once per node. A part kept as JSON counts as one. */
export function countLeaves(node: TreeNode): number {
  if (!isGroupNode(node)) return 1;
  const known = leafCounts.get(node);
  if (known !== undefined) return known;
  const count = node.rules.reduce((sum, child) => sum + countLeaves(child), 0);
  leafCounts.set(node, count);
  return count;
}

/**
 * The levels of groups in a node: 0 for a rule, 1 for a group that contains only rules.
 * @internal
 */
export function groupLevels(node: TreeNode): number {
  return isGroupNode(node) ? 1 + Math.max(0, ...node.rules.map(groupLevels)) : 0;
}

/** Why a node may not move to a group; undefined when it may. In: the node's path and the group's path. */
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
  /** Why the node cannot move there, including "It is there already". */
  readonly reason: string | undefined;
}

/** Every group in page order, and whether the node may move to its end. */
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
 * The node to focus after undo or redo: the one added or moved, else the neighbor of the one removed, else the one
 * edited. In: the tree before and after. Out: the node's id, or undefined for equal trees.
 */
export function changedNode(before: Tree, after: Tree): string | undefined {
  const parentBefore = parentsOf(before);
  const parentAfter = parentsOf(after);
  for (const [id, parent] of parentAfter) if (parentBefore.get(id)?.id !== parent.id) return id;
  for (const [id, parent] of parentBefore) {
    if (parentAfter.has(id)) continue;
    const rest = groupAt(after, pathOf(after, parent.id) ?? []) ?? after;
    const index = parent.rules.findIndex((node) => node.id === id);
    return rest.rules[Math.min(index, rest.rules.length - 1)]?.id ?? rest.id;
  }
  return editedNode(before, after);
}

/** The parent group of each node, top down. */
function parentsOf(tree: Tree): Map<string, GroupNode> {
  const parents = new Map<string, GroupNode>();
  const visit = (group: GroupNode) => {
    for (const node of group.rules) {
      parents.set(node.id, group);
      if (isGroupNode(node)) visit(node);
    }
  };
  visit(tree);
  return parents;
}

/** The deepest node around a change within a group. */
function editedNode(before: TreeNode, after: TreeNode): string | undefined {
  if (before === after) return undefined;
  if (!isGroupNode(before) || !isGroupNode(after)) return after.id;
  const moved = after.rules.find((node, index) => before.rules[index]?.id !== node.id);
  if (moved !== undefined) return moved.id;
  for (const [index, node] of after.rules.entries()) {
    const was = before.rules[index];
    const edited = was === undefined ? node.id : editedNode(was, node);
    if (edited !== undefined) return edited;
  }
  return after.id;
}
