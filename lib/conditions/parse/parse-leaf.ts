import { operatorOf, OPERATORS, type KnownOperator } from '@/lib/conditions/operators';
import { FIELD_SOURCES, LEAF_SOURCES, TIME_OPERATORS, WORKFLOW_SOURCES } from '@/lib/conditions/types';
import type { ConditionLeaf, FieldSource, IsOnlineInLastLeaf, IsOnlineLeaf, Place } from '@/lib/conditions/types';
import { isLongerThan, unstorableReason } from '@/lib/text/storable-text';

import { LIMITS, limitText } from './limits';
import { parseValue } from './parse-value';
import { refuse, refuseName, refuseUnknownKeys, type Report } from './report';

/** An unparsed object of the wire form. */
export type WireNode = Readonly<Record<string, unknown>>;

/** A key's value if present. Only own keys count, and `undefined` (not in JSON) counts as absent. */
export function sentKey(node: WireNode, key: string): unknown {
  return Object.hasOwn(node, key) ? node[key] : undefined;
}

/** Whether a word belongs to a closed set. */
export function isOneOf<Name extends string>(names: readonly Name[], sent: unknown): sent is Name {
  return (names as readonly unknown[]).includes(sent);
}

/** Parses a leaf of the wire form. Out: the stored leaf, or undefined after all of its errors are in the report. */
export function parseLeaf(report: Report, path: Place, node: WireNode): ConditionLeaf | undefined {
  const on = sentKey(node, 'on');
  if (on === 'isOnline') return parseIsOnline(report, path, node);
  if (on === 'isOnlineInLast') return parseIsOnlineInLast(report, path, node);
  if (isOneOf(WORKFLOW_SOURCES, on)) {
    const remedy = `An integration can read ${LEAF_SOURCES.join(', ')}.`;
    refuse(
      report,
      [...path, 'on'],
      `${on} belongs to a running workflow and not to an integration, so it cannot be used here. ${remedy}`,
    );
    return undefined;
  }
  const isSource = isOneOf(FIELD_SOURCES, on);
  if (!isSource) refuseName(report, [...path, 'on'], 'source "on"', on, LEAF_SOURCES);
  // Without a source, the allowed keys are unknown; these two indicate a field leaf.
  if (!isSource && !Object.hasOwn(node, 'field') && !Object.hasOwn(node, 'operator')) return undefined;
  return parseFieldLeaf(report, path, node, isSource ? on : undefined);
}

function parseFieldLeaf(
  report: Report,
  path: Place,
  node: WireNode,
  on: FieldSource | undefined,
): ConditionLeaf | undefined {
  refuseUnknownKeys(report, path, node, ['on', 'field', 'operator', 'value'], 'a leaf that reads a field');
  const field = parseField(report, [...path, 'field'], sentKey(node, 'field'));
  const operator = parseOperator(report, [...path, 'operator'], sentKey(node, 'operator'));
  const sent = sentKey(node, 'value');
  const isBare = operator?.definition.value === 'none' && sent === undefined;
  const value = isBare ? undefined : parseValue(report, [...path, 'value'], sent, operator?.definition);
  if (on === undefined || field === undefined || operator === undefined) return undefined;
  if (isBare) return { on, field, operator: operator.name };
  return value === undefined ? undefined : { on, field, operator: operator.name, value };
}

function parseField(report: Report, path: Place, sent: unknown): string | undefined {
  if (typeof sent === 'string' && isLongerThan(sent, LIMITS.fieldCharacters)) {
    // The place of a limit error is the node that exceeds it.
    refuse(
      report,
      path.slice(0, -1),
      `The limit for a field path is ${limitText('fieldCharacters')} characters; shorten it.`,
    );
    return undefined;
  }
  const message = fieldError(sent);
  if (message === undefined) return sent as string;
  refuse(report, path, message);
  return undefined;
}

function fieldError(sent: unknown): string | undefined {
  if (sent === undefined) return 'The field is missing: name what to read, such as plan or data.tags.0.';
  if (typeof sent !== 'string') return 'The field must be text: a dot path such as data.tags.0.';
  if (sent === '') return 'The field is empty: name what to read, such as plan or data.tags.0.';
  const unstorable = unstorableReason(sent);
  return unstorable === null ? undefined : `The field ${unstorable}.`;
}

function parseOperator(report: Report, path: Place, sent: unknown): KnownOperator | undefined {
  const known = typeof sent === 'string' ? operatorOf(sent) : undefined;
  if (known !== undefined) return known;
  refuseName(report, path, 'operator', sent, OPERATORS);
  return undefined;
}

function parseIsOnline(report: Report, path: Place, node: WireNode): IsOnlineLeaf | undefined {
  refuseUnknownKeys(report, path, node, ['on', 'value'], 'an isOnline leaf');
  const value = sentKey(node, 'value');
  if (typeof value === 'boolean') return { on: 'isOnline', value };
  refuse(report, [...path, 'value'], 'The value of isOnline must be true or false, not in quotes.');
  return undefined;
}

function parseIsOnlineInLast(report: Report, path: Place, node: WireNode): IsOnlineInLastLeaf | undefined {
  refuseUnknownKeys(report, path, node, ['on', 'timeOperator', 'value'], 'an isOnlineInLast leaf');
  const timeOperator = sentKey(node, 'timeOperator');
  const value = sentKey(node, 'value');
  const isUnit = isOneOf(TIME_OPERATORS, timeOperator);
  const isLength = typeof value === 'number' && Number.isFinite(value) && value >= 0;
  if (!isUnit) refuseName(report, [...path, 'timeOperator'], 'timeOperator', timeOperator, TIME_OPERATORS);
  if (!isLength)
    refuse(report, [...path, 'value'], 'The value of isOnlineInLast must be a number of 0 or more, not in quotes.');
  // + 0 turns -0, which jsonb does not keep, into 0.
  return isUnit && isLength ? { on: 'isOnlineInLast', timeOperator, value: value + 0 } : undefined;
}
