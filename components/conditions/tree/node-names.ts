import { groupAt, nodeAt } from './find-node';
import { isGroupNode, type GroupNode, type Tree, type TreePath } from './tree-types';

/**
 * How a group joins its children, with negation, in two or three words.
 * @internal
 */
export function groupWords({ combinator, not }: Pick<GroupNode, 'combinator' | 'not'>): string {
  if (combinator === 'OR') return not ? 'None of' : 'Any of';
  return not ? 'Not all of' : 'All of';
}

/** When a group is true, as the line beside its switches. */
export function groupMeaning({ combinator, not }: Pick<GroupNode, 'combinator' | 'not'>): string {
  if (combinator === 'OR') return not ? 'none of these may be true' : 'one of these is enough';
  return not ? 'at least one of these must be false' : 'every one of these must be true';
}

/** Such as "1.2", counted from 1 over rules and groups alike: the second child of the first group. */
export function placeNumber(path: TreePath): string {
  return path.map((index) => index + 1).join('.');
}

/** A group's accessible name: "Group 1.2: any of". */
export function groupTitle(path: TreePath, group: Pick<GroupNode, 'combinator' | 'not'>): string {
  return `Group ${placeNumber(path)}: ${groupWords(group).toLowerCase()}`;
}

/**
 * A group's name inside its rules' names. The only top-level group has no number, and the top-level array has no name.
 */
export function groupReference(path: TreePath, group: Pick<GroupNode, 'combinator' | 'not'>, isOnly: boolean): string {
  if (path.length === 0) return 'the alternatives';
  return isOnly ? groupWords(group) : `${placeNumber(path)} ${groupWords(group)}`;
}

/** A rule's name: "Rule 2 of group 'All of'". Its controls append their own, such as ": operator". */
export function ruleTitle(index: number, groupRef: string): string {
  return `Rule ${index + 1} of group '${groupRef}'`;
}

/** The path of a node in errors: `conditions[0].children[1]`. */
export function wirePath(path: TreePath): string {
  return (
    path.map((index, depth) => (depth === 0 ? `conditions[${index}]` : `.children[${index}]`)).join('') || 'conditions'
  );
}

/** The name of a node in the interface; undefined for the whole tree. */
export function nodeName(tree: Tree, path: TreePath): string | undefined {
  const node = nodeAt(tree, path);
  if (node === undefined || path.length === 0) return undefined;
  if (isGroupNode(node)) return groupTitle(path, node);
  const parentPath = path.slice(0, -1);
  const parent = groupAt(tree, parentPath) ?? tree;
  return ruleTitle(
    path.at(-1) ?? 0,
    groupReference(parentPath, parent, parentPath.length === 1 && tree.rules.length === 1),
  );
}
