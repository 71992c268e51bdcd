import {
  GROUP_TYPES,
  GROUP_VALUES,
  type ConditionGroup,
  type ConditionNode,
  type Conditions,
  type Place,
} from '@/lib/conditions/types';

import { LIMITS, limitText } from './limits';
import { isOneOf, parseLeaf, sentKey, type WireNode } from './parse-leaf';
import { refuse, refuseName, refuseUnknownKeys, type Issue, type Report } from './report';

const GROUP_KEYS = ['isNegated', 'type', 'value', 'children'];
const LEAF_KEYS = ['on', 'field', 'operator', 'timeOperator'];

const TOO_DEEP = `The limit for nested groups is depth ${limitText('depth')} (a group of the top array is depth 1); move this one further up.`;
const TOO_MANY_LEAVES = `The limit is ${limitText('leaves')} leaves in all, and this one is past it; remove some, or put values into one list (ANY_IN).`;
const NEITHER = `This is neither a group (an object of ${GROUP_KEYS.join(', ')}) nor a leaf (on, field, operator, value).`;

/** The stored form, or the reasons why there is none. */
export interface Parsed {
  readonly conditions: Conditions;
  /** At most 50; empty if the conditions can be stored. */
  readonly issues: readonly Issue[];
}

/**
 * Parses the wire form into the stored form, and records every error at its place.
 * It goes no deeper than the depth limit and stops at the limit of leaves: a hostile body is refused as fast as any
 * other. Never throws on JSON of any shape.
 */
export function parseConditions(input: unknown): Parsed {
  const report: Report = { issues: [], leaves: 0, stopped: false };
  if (!Array.isArray(input)) {
    refuse(report, [], 'Conditions must be an array of groups; send [] for none.');
    return { conditions: [], issues: report.issues };
  }
  const conditions: Conditions = [];
  for (const [index, sent] of input.entries()) {
    if (report.stopped) break;
    const group = parseTop(report, [index], sent);
    if (group !== undefined) conditions.push(group);
  }
  return { conditions, issues: report.issues };
}

function parseTop(report: Report, path: Place, sent: unknown): ConditionGroup | undefined {
  if (!isObject(sent)) {
    refuse(report, path, `The array holds groups: objects of ${GROUP_KEYS.join(', ')}.`);
    return undefined;
  }
  if (isLeaf(sent)) {
    refuse(report, path, 'The array holds groups, and this is a leaf; put it into the children of a group.');
    return undefined;
  }
  return parseGroup(report, path, sent, 1);
}

function parseNode(report: Report, path: Place, sent: unknown, depth: number): ConditionNode | undefined {
  if (!isObject(sent)) {
    refuse(report, path, NEITHER);
    return undefined;
  }
  if (isLeaf(sent)) {
    report.leaves += 1;
    if (report.leaves <= LIMITS.leaves) return parseLeaf(report, path, sent);
    refuse(report, path, TOO_MANY_LEAVES);
    report.stopped = true;
    return undefined;
  }
  // {} is a group with every default; an object is neither kind only if no key belongs to either.
  const keys = Object.keys(sent);
  if (keys.length > 0 && !keys.some((key) => GROUP_KEYS.includes(key))) refuse(report, path, NEITHER);
  return parseGroup(report, path, sent, depth);
}

function parseGroup(report: Report, path: Place, node: WireNode, depth: number): ConditionGroup | undefined {
  if (depth > LIMITS.depth) {
    refuse(report, path, TOO_DEEP);
    return undefined;
  }
  refuseUnknownKeys(report, path, node, GROUP_KEYS, 'a group');
  const isNegated = sentOr(node, 'isNegated', false);
  const type = sentOr(node, 'type', 'GROUP');
  const value = sentOr(node, 'value', 'AND');
  const isSwitch = typeof isNegated === 'boolean';
  const isType = isOneOf(GROUP_TYPES, type);
  const isJoin = isOneOf(GROUP_VALUES, value);
  if (!isSwitch)
    refuse(report, [...path, 'isNegated'], 'isNegated must be true or false, not in quotes; leave it out for false.');
  if (!isType) refuseName(report, [...path, 'type'], 'type of the group', type, GROUP_TYPES);
  if (!isJoin) refuseName(report, [...path, 'value'], 'value of the group', value, GROUP_VALUES);
  const children = parseChildren(report, [...path, 'children'], sentOr(node, 'children', []), depth);
  return isSwitch && isType && isJoin ? { isNegated, type, value, children } : undefined;
}

/** A key's value, or its default if it was not sent. null counts as sent. */
function sentOr(node: WireNode, key: string, absent: unknown): unknown {
  const sent = sentKey(node, key);
  return sent === undefined ? absent : sent;
}

function parseChildren(report: Report, path: Place, sent: unknown, depth: number): ConditionNode[] {
  if (!Array.isArray(sent)) {
    refuse(report, path, 'children must be an array of groups and leaves; leave it out for none.');
    return [];
  }
  const children: ConditionNode[] = [];
  for (const [index, child] of sent.entries()) {
    if (report.stopped) break;
    const node = parseNode(report, [...path, index], child, depth + 1);
    if (node !== undefined) children.push(node);
  }
  return children;
}

function isObject(sent: unknown): sent is WireNode {
  return typeof sent === 'object' && sent !== null && !Array.isArray(sent);
}

/** `on` makes a node a leaf, `children` a group; a leaf without `on` is recognized by its other keys. */
function isLeaf(node: WireNode): boolean {
  if (Object.hasOwn(node, 'on')) return true;
  return !Object.hasOwn(node, 'children') && LEAF_KEYS.some((key) => Object.hasOwn(node, key));
}
