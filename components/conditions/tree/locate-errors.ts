import { nodeAt } from './find-node';
import { isGroupNode, isLeafNode, type Tree, type TreePath } from './tree-types';

/** Controls that errors are shown at; anything else is shown at its node. */
export type ErrorPart = 'on' | 'field' | 'operator' | 'value' | 'timeOperator' | 'node';

export type NodeErrors = Readonly<Partial<Record<ErrorPart, readonly string[]>>>;

export interface PlacedError {
  readonly path: TreePath;
  readonly part: ErrorPart;
  readonly message: string;
}

const LEAF_PARTS: ReadonlySet<string> = new Set(['on', 'field', 'operator', 'value', 'timeOperator']);
/** How the schema begins the message of a limit that is passed; its place is the node, not the key. */
const LIMIT = /^The limit (?:is|for)\b/;
const STEP = /\[(\d+)\]|\.?([^.[\]]+)/g;

/** Reads a key of `errors` such as `conditions[0].children[1].operator` into the steps after `conditions`. */
export function readErrorKey(key: string): (string | number)[] {
  const steps = [...key.matchAll(STEP)].map(([, index, name]) => (index === undefined ? (name ?? '') : Number(index)));
  return steps[0] === 'conditions' ? steps.slice(1) : steps;
}

/**
 * Finds the node and the control that an error belongs to. In: the tree, steps such as `[0, 'children', 1, 'operator']`,
 * and the message. What leads to no node of the tree ends at the nearest one above.
 */
export function placeError(tree: Tree, steps: readonly (string | number)[], message: string): PlacedError {
  const path: number[] = [];
  let rest = '';
  for (const step of steps) {
    if (typeof step === 'number' && rest === '' && nodeAt(tree, [...path, step]) !== undefined) path.push(step);
    else if (step !== 'children') rest ||= String(step);
  }
  const node = nodeAt(tree, path);
  const isLeaf = node !== undefined && !isGroupNode(node) && isLeafNode(node);
  const key = rest === '' ? limitKey(message) : rest;
  return { path, part: isLeaf && LEAF_PARTS.has(key) ? (key as ErrorPart) : 'node', message };
}

/** Whether a message says that a limit is passed: such a one is shown at once, and not only when the rule is left. */
export function isLimitMessage(message: string): boolean {
  return LIMIT.test(message);
}

/** The control that a limit of a leaf is about. */
function limitKey(message: string): string {
  if (/^The limit for a field\b/.test(message)) return 'field';
  return /^The limit for a (?:value|list)\b/.test(message) ? 'value' : '';
}

/** Collects errors by the id of their node, without repeating a message. */
export function errorsByNode(tree: Tree, errors: readonly PlacedError[]): Map<string, NodeErrors> {
  const byNode = new Map<string, Partial<Record<ErrorPart, readonly string[]>>>();
  for (const { path, part, message } of errors) {
    const id = nodeAt(tree, path)?.id ?? tree.id;
    const parts = byNode.get(id) ?? {};
    const messages = parts[part] ?? [];
    if (!messages.includes(message)) byNode.set(id, { ...parts, [part]: [...messages, message] });
  }
  return byNode;
}

export function sameErrors(a: NodeErrors | undefined, b: NodeErrors | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
