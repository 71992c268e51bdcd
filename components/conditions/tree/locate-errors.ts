import { nodeAt } from './find-node';
import { isGroupNode, isLeafNode, type Tree, type TreePath } from './tree-types';

/** The controls that can show errors. Other errors show at their node. */
export type ErrorPart = 'on' | 'field' | 'operator' | 'value' | 'timeOperator' | 'node';

export type NodeErrors = Readonly<Partial<Record<ErrorPart, readonly string[]>>>;

export interface PlacedError {
  readonly path: TreePath;
  readonly part: ErrorPart;
  readonly message: string;
}

const LEAF_PARTS: ReadonlySet<string> = new Set(['on', 'field', 'operator', 'value', 'timeOperator']);
/** The start of a schema message about an exceeded limit. Its place is the node, not the key. */
const LIMIT = /^The limit (?:is|for)\b/;
const STEP = /\[(\d+)\]|\.?([^.[\]]+)/g;

/** Splits a key of `errors` such as `conditions[0].children[1].operator` into the steps after `conditions`. */
export function readErrorKey(key: string): (string | number)[] {
  const steps = [...key.matchAll(STEP)].map(([, index, name]) => (index === undefined ? (name ?? '') : Number(index)));
  return steps[0] === 'conditions' ? steps.slice(1) : steps;
}

/**
 * Finds the node and the control of an error. In: the tree, steps such as `[0, 'children', 1, 'operator']`, and the
 * message. Steps to a missing node resolve to its nearest existing ancestor.
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

/** Whether a message reports an exceeded limit. Such a message shows at once, not only when the rule loses focus. */
export function isLimitMessage(message: string): boolean {
  return LIMIT.test(message);
}

/** The control that a leaf's limit refers to. */
function limitKey(message: string): string {
  if (/^The limit for a field\b/.test(message)) return 'field';
  return /^The limit for a (?:value|list)\b/.test(message) ? 'value' : '';
}

/** Groups errors by node id, without duplicate messages. */
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
