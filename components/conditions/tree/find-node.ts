import { isGroupNode, type GroupNode, type Tree, type TreeNode, type TreePath } from './tree-types';

export function nodeAt(tree: Tree, path: TreePath): TreeNode | undefined {
  let node: TreeNode | undefined = tree;
  for (const index of path) node = node !== undefined && isGroupNode(node) ? node.rules[index] : undefined;
  return node;
}

export function groupAt(tree: Tree, path: TreePath): GroupNode | undefined {
  const node = nodeAt(tree, path);
  return node !== undefined && isGroupNode(node) ? node : undefined;
}

export function pathOf(node: TreeNode, id: string): TreePath | undefined {
  if (node.id === id) return [];
  if (!isGroupNode(node)) return undefined;
  for (const [index, child] of node.rules.entries()) {
    const path = pathOf(child, id);
    if (path !== undefined) return [index, ...path];
  }
  return undefined;
}
