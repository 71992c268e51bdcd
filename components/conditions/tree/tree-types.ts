import type { RuleGroupType, RuleType } from 'react-querybuilder';

import type { GroupValue, LeafSource } from '@/lib/conditions/types';

/** A leaf that has controls. Its field path, operator and value stand in the rule itself; `value` is as it was sent. */
interface LeafMeta {
  readonly shape: 'leaf';
  readonly on: LeafSource;
  readonly timeOperator: string | undefined;
  /** Keys that were not sent: they are left out again as long as nobody fills them. */
  readonly absent: readonly string[];
}

/** Something the builder has no controls for. `value` holds it, and gives it back unchanged. */
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
  /** The wire's `type` as sent; undefined when it was not. */
  groupType: string | undefined;
  /** Keys that were not sent, as in `LeafMeta`. */
  absent: readonly string[];
  /** At the root alone: what was given is no array that can be shown, and the one rule is all of it, kept. */
  isWhole?: true;
}

export type TreeNode = RuleNode | GroupNode;

/** The root is no condition itself: its rules are the groups of the top array, any of which may match. */
export type Tree = GroupNode;

/** Indexes from the root down: `[0, 2]` is the third child of the first group of the top array. */
export type TreePath = readonly number[];

/** Makes ids that are unique within one builder, and the same on server and client. */
export type NextId = () => string;

export function isGroupNode(node: TreeNode): node is GroupNode {
  return 'rules' in node;
}

export function isLeafNode(node: TreeNode): node is LeafNode {
  return !isGroupNode(node) && node.meta.shape === 'leaf';
}
