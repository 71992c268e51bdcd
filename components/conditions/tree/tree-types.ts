import type { RuleGroupType, RuleType } from 'react-querybuilder';

import type { GroupValue, LeafSource } from '@/lib/conditions/types';

/**
 * The metadata of a leaf with controls. The rule itself holds field path, operator and value; `value` is as it was
 * sent.
 */
interface LeafMeta {
  readonly shape: 'leaf';
  readonly on: LeafSource;
  readonly timeOperator: string | undefined;
  /** Keys that were not sent. They are omitted again while empty. */
  readonly absent: readonly string[];
}

/** The metadata of a part without controls. `value` holds it unchanged. */
interface KeptMeta {
  readonly shape: 'kept';
}

export interface RuleNode extends RuleType<string, string, unknown, string, LeafMeta | KeptMeta> {
  id: string;
  meta: LeafMeta | KeptMeta;
}

export interface LeafNode extends RuleNode {
  meta: LeafMeta;
}

export interface GroupNode extends RuleGroupType<RuleNode, GroupValue> {
  id: string;
  not: boolean;
  rules: TreeNode[];
  /** The wire form's `type` as sent; undefined when absent. */
  groupType: string | undefined;
  /** Keys that were not sent, as in `LeafMeta`. */
  absent: readonly string[];
  /** Only at the root: the input is no array that can be shown, and the single rule holds all of it as JSON. */
  isWhole?: true;
}

export type TreeNode = RuleNode | GroupNode;

/** The root is not itself a condition: its rules are the groups of the top-level array, joined by OR. */
export type Tree = GroupNode;

/** Indexes from the root down: `[0, 2]` is the third child of the first top-level group. */
export type TreePath = readonly number[];

/** Creates ids that are unique within one builder, and equal on server and client. */
export type NextId = () => string;

export function isGroupNode(node: TreeNode): node is GroupNode {
  return 'rules' in node;
}

export function isLeafNode(node: TreeNode): node is LeafNode {
  return !isGroupNode(node) && node.meta.shape === 'leaf';
}
