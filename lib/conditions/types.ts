import type { Operator } from '@/lib/conditions/operators';

export type { Operator } from '@/lib/conditions/operators';

/** A group's declared type; it is stored and never changes the result. */
export const GROUP_TYPES = ['BOOLEAN', 'TEXT', 'DATE', 'NUMBER', 'STATEMENT', 'LIST', 'MULTI_LIST', 'GROUP'] as const;

export type GroupType = (typeof GROUP_TYPES)[number];

/** How the children of a group are joined: the group's `value` on the wire. */
export const GROUP_VALUES = ['AND', 'OR'] as const;

export type GroupValue = (typeof GROUP_VALUES)[number];

/** Objects of the context that a field leaf can read. The last two are for rules that come from Novu. */
export const FIELD_SOURCES = ['subscriber', 'tenant', 'payload', 'context', 'workflow'] as const;

export type FieldSource = (typeof FIELD_SOURCES)[number];

/** A value for each source. */
export function bySource<T>(valueOf: (source: FieldSource) => T): Record<FieldSource, T> {
  return Object.fromEntries(FIELD_SOURCES.map((source) => [source, valueOf(source)])) as Record<FieldSource, T>;
}

/** Every `on` that a leaf may have. */
export const LEAF_SOURCES = [...FIELD_SOURCES, 'isOnline', 'isOnlineInLast'] as const;

export type LeafSource = (typeof LEAF_SOURCES)[number];

/** Known in other products, but only inside a running workflow: refused with their own message. */
export const WORKFLOW_SOURCES = ['webhook', 'previousStep'] as const;

export const TIME_OPERATORS = ['minutes', 'hours', 'days'] as const;

export type TimeOperator = (typeof TIME_OPERATORS)[number];

/** Compares a field of the context with a text. `value` may be absent if the operator needs none. */
export interface FieldLeaf {
  on: FieldSource;
  field: string;
  operator: Operator;
  value?: string;
}

export interface IsOnlineLeaf {
  on: 'isOnline';
  value: boolean;
}

export interface IsOnlineInLastLeaf {
  on: 'isOnlineInLast';
  timeOperator: TimeOperator;
  /** Finite and not negative, in the unit of `timeOperator`. */
  value: number;
}

export type ConditionLeaf = FieldLeaf | IsOnlineLeaf | IsOnlineInLastLeaf;

/** The stored form: all four keys are always present. */
export interface ConditionGroup {
  isNegated: boolean;
  type: GroupType;
  value: GroupValue;
  children: ConditionNode[];
}

export type ConditionNode = ConditionGroup | ConditionLeaf;

/** An integration's conditions. The empty array means "has no conditions", not "matched". */
export type Conditions = ConditionGroup[];

/** The context of a resolve request. Its values may be of any type; only objects have fields. */
export interface Context {
  readonly subscriber?: unknown;
  readonly tenant?: unknown;
  readonly payload?: unknown;
  readonly context?: unknown;
  readonly workflow?: unknown;
  /** ISO date or date-time; `contextSchema` refuses any other text. */
  readonly now?: string | undefined;
}

/** What an evaluation adds to a node. A skipped node has no result: the outcome was decided before it. */
type Outcome = { result: boolean; skipped?: never } | { skipped: true; result?: never };

/** What a leaf's evaluation adds. */
interface Reading {
  /** The value read, cut if long; null if missing. Absent on a skipped leaf. */
  actual?: unknown;
  /** Why nothing could be compared: a value was missing, or of a type the operator does not read. */
  reason?: string;
}

export type LeafTrace = ConditionLeaf & Outcome & Reading;

export type GroupTrace = Omit<ConditionGroup, 'children'> & Outcome & { children: NodeTrace[] };

export type NodeTrace = GroupTrace | LeafTrace;

/** The same tree as the conditions, with results. */
export type Trace = GroupTrace[];

/** The place of a node or of its key, relative to the array: `[0, 'children', 1, 'operator']`. */
export type Place = readonly (string | number)[];

/** Whether a node is a group: only groups have children. */
export function isGroup(node: ConditionNode): node is ConditionGroup;
export function isGroup(node: NodeTrace): node is GroupTrace;
export function isGroup(node: object): boolean {
  return 'children' in node;
}

/** The number of leaves below nodes: the cost of evaluating all of them. */
export function countLeaves(nodes: readonly ConditionNode[]): number {
  return nodes.reduce((sum, node) => sum + (isGroup(node) ? countLeaves(node.children) : 1), 0);
}
