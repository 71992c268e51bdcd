import { LIMITS } from '@/lib/conditions/parse/limits';
import { GROUP_VALUES, LEAF_SOURCES, type GroupValue, type LeafSource } from '@/lib/conditions/types';

import { isGroupNode, type GroupNode, type NextId, type RuleNode, type Tree, type TreeNode } from './tree-types';

type WireObject = Readonly<Record<string, unknown>>;

const GROUP_KEYS = ['isNegated', 'type', 'value', 'children'];
const FIELD_KEYS = ['on', 'field', 'operator', 'value'];
const LEAF_KEYS: Readonly<Record<LeafSource, readonly string[]>> = {
  subscriber: FIELD_KEYS,
  tenant: FIELD_KEYS,
  payload: FIELD_KEYS,
  context: FIELD_KEYS,
  workflow: FIELD_KEYS,
  isOnline: ['on', 'value'],
  isOnlineInLast: ['on', 'timeOperator', 'value'],
};

/** A page with more controls is unusable. Valid conditions that are larger consist of empty groups. */
const MAX_SHOWN_NODES = 1000;

/**
 * Reads the wire form into the tree that the builder edits. In: any JSON. Out: a tree that `toWire` turns back into
 * equal JSON. A part without controls (an unknown key, type of value or depth) becomes a rule kept as JSON.
 */
export function fromWire(wire: unknown, nextId: NextId): Tree {
  const root = { id: 'root', combinator: 'OR' as const, not: false, groupType: undefined, absent: [] };
  if (wire === undefined || wire === null) return { ...root, rules: [] };
  if (!Array.isArray(wire) || isTooLarge(wire)) return { ...root, isWhole: true, rules: [keep(wire, nextId)] };
  const rules = wire.map((top: unknown) => (isGroupObject(top) ? readGroup(top, 1, nextId) : keep(top, nextId)));
  return { ...root, rules };
}

/**
 * Writes the tree in the wire form. Unchanged parts are the same objects as last time, so callers must not mutate them.
 */
export function toWire(tree: Tree): unknown {
  const [only] = tree.rules;
  if (tree.isWhole === true && tree.rules.length === 1 && only !== undefined && !isGroupNode(only)) return only.value;
  return cached(tree, () => tree.rules.map(nodeToWire));
}

/** Reads a node that was kept as JSON again, in a position where it may have controls (after it moved up). */
export function readKept(node: RuleNode, depth: number, nextId: NextId): TreeNode {
  return readNode(node.value, depth, nextId);
}

/** The wire form of one node. */
function nodeToWire(node: TreeNode): unknown {
  return cached(node, () => (isGroupNode(node) ? groupToWire(node) : ruleToWire(node)));
}

const wires = new WeakMap<TreeNode, unknown>();

/** Tree nodes are immutable, so the wire form of each is computed once. */
function cached(node: TreeNode, write: () => unknown): unknown {
  if (!wires.has(node)) wires.set(node, write());
  return wires.get(node);
}

function groupToWire({ not, absent, groupType, combinator, rules }: GroupNode): WireObject {
  return {
    ...((not || !absent.includes('isNegated')) && { isNegated: not }),
    ...(groupType !== undefined && { type: groupType }),
    ...((combinator !== 'AND' || !absent.includes('value')) && { value: combinator }),
    ...((rules.length > 0 || !absent.includes('children')) && { children: rules.map(nodeToWire) }),
  };
}

function ruleToWire({ field, operator, value, meta }: RuleNode): unknown {
  if (meta.shape === 'kept') return value;
  const filled: WireObject = { on: meta.on, field, operator, timeOperator: meta.timeOperator, value };
  const sent = LEAF_KEYS[meta.on].filter((key) => {
    const content = filled[key];
    return content !== undefined && (content !== '' || !meta.absent.includes(key));
  });
  return Object.fromEntries(sent.map((key) => [key, filled[key]]));
}

function readNode(wire: unknown, depth: number, nextId: NextId): TreeNode {
  if (isGroupObject(wire) && depth <= LIMITS.depth) return readGroup(wire, depth, nextId);
  return isLeafObject(wire) ? readLeaf(wire, nextId) : keep(wire, nextId);
}

function readGroup(wire: WireObject, depth: number, nextId: NextId): GroupNode {
  const id = nextId();
  const children = (wire['children'] ?? []) as readonly unknown[];
  return {
    id,
    combinator: (wire['value'] ?? 'AND') as GroupValue,
    not: wire['isNegated'] === true,
    groupType: wire['type'] as string | undefined,
    absent: GROUP_KEYS.filter((key) => wire[key] === undefined),
    rules: children.map((child) => readNode(child, depth + 1, nextId)),
  };
}

function readLeaf(wire: WireObject & { on: LeafSource }, nextId: NextId): RuleNode {
  const { on, field, operator, timeOperator, value } = wire;
  return {
    id: nextId(),
    field: (field ?? '') as string,
    operator: (operator ?? '') as string,
    value: structuredClone(value),
    meta: {
      shape: 'leaf',
      on,
      timeOperator: timeOperator as string | undefined,
      absent: LEAF_KEYS[on].filter((key) => wire[key] === undefined),
    },
  };
}

/** Copies, because the tree freezes its values. */
function keep(wire: unknown, nextId: NextId): RuleNode {
  return { id: nextId(), field: '', operator: '', value: structuredClone(wire), meta: { shape: 'kept' } };
}

function isGroupObject(wire: unknown): wire is WireObject {
  if (!isObject(wire) || !hasOnly(wire, GROUP_KEYS)) return false;
  const { isNegated, type, value, children } = wire;
  return (
    isAbsentOr(isNegated, typeof isNegated === 'boolean') &&
    isAbsentOr(type, typeof type === 'string') &&
    isAbsentOr(value, (GROUP_VALUES as readonly unknown[]).includes(value)) &&
    isAbsentOr(children, Array.isArray(children))
  );
}

function isLeafObject(wire: unknown): wire is WireObject & { on: LeafSource } {
  if (!isObject(wire) || !(LEAF_SOURCES as readonly unknown[]).includes(wire['on'])) return false;
  const on = wire['on'] as LeafSource;
  if (!hasOnly(wire, LEAF_KEYS[on])) return false;
  const { field, operator, timeOperator, value } = wire;
  const hasControl = isScalar(value) || (LEAF_KEYS[on] === FIELD_KEYS && Array.isArray(value));
  return (
    [field, operator, timeOperator].every((text) => isAbsentOr(text, typeof text === 'string')) &&
    isAbsentOr(value, hasControl)
  );
}

function isAbsentOr(value: unknown, isRight: boolean): boolean {
  return value === undefined || isRight;
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isObject(wire: unknown): wire is WireObject {
  return typeof wire === 'object' && wire !== null && !Array.isArray(wire);
}

function hasOnly(wire: WireObject, keys: readonly string[]): boolean {
  return Object.keys(wire).every((key) => keys.includes(key));
}

/** Counts groups and leaves without recursion, up to the limit. */
function isTooLarge(top: readonly unknown[]): boolean {
  const open = [top];
  let nodes = 0;
  for (let list = open.pop(); list !== undefined; list = open.pop()) {
    nodes += list.length;
    if (nodes > MAX_SHOWN_NODES) return true;
    for (const node of list) {
      const children = isObject(node) ? node['children'] : undefined;
      if (Array.isArray(children)) open.push(children);
    }
  }
  return false;
}
