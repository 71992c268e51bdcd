import { readBoolean, readNumber } from '@/lib/conditions/evaluate/compare';
import { readInstant } from '@/lib/conditions/evaluate/dates';
import { listItems } from '@/lib/conditions/evaluate/list-items';
import { FIELD_SOURCES, TIME_OPERATORS } from '@/lib/conditions/types';
import type { ConditionLeaf, FieldLeaf, IsOnlineInLastLeaf, Operator } from '@/lib/conditions/types';

const MAX_TEXT = 60;
const MAX_ITEMS = 8;

/** One rule in words, without a full stop. A draft with gaps is said as far as it goes; never throws. */
export function describeLeaf(leaf: ConditionLeaf): string {
  switch (leaf.on) {
    case 'isOnline':
      return `the subscriber is ${leaf.value ? 'online' : 'offline'}`;
    case 'isOnlineInLast':
      return `the subscriber was online in the last ${duration(leaf)}`;
    default:
      if (!FIELD_SOURCES.includes(leaf.on)) return 'something unknown';
      return `${subject(leaf)} ${predicate(leaf.operator, typeof leaf.value === 'string' ? leaf.value : '')}`;
  }
}

function duration({ value, timeOperator }: IsOnlineInLastLeaf): string {
  if (typeof value !== 'number' || !TIME_OPERATORS.includes(timeOperator)) return 'time not yet given';
  return `${value} ${value === 1 ? timeOperator.slice(0, -1) : timeOperator}`;
}

function subject({ on, field }: FieldLeaf): string {
  if (typeof field !== 'string' || field === '') return `an unnamed field of the ${on}`;
  // A name with spaces or signs, or a full stop at its end, could read like a part of the sentence.
  return `the ${on}'s ${/^[\p{L}\p{N}_$.-]*[\p{L}\p{N}_$-]$/u.test(field) ? cut(field) : quote(field)}`;
}

function predicate(operator: Operator, value: string): string {
  switch (operator) {
    case 'EQUAL':
      return `is ${shown(value)}`;
    case 'NOT_EQUAL':
      return `is not ${shown(value)}`;
    case 'LARGER':
      return isDate(value) ? `is after ${value}` : `is larger than ${shown(value)}`;
    case 'LARGER_EQUAL':
      return isDate(value) ? `is no earlier than ${value}` : `is at least ${shown(value)}`;
    case 'SMALLER':
      return isDate(value) ? `is before ${value}` : `is smaller than ${shown(value)}`;
    case 'SMALLER_EQUAL':
      return isDate(value) ? `is no later than ${value}` : `is at most ${shown(value)}`;
    case 'BETWEEN':
      return `is ${range(value)}`;
    case 'NOT_BETWEEN':
      return `is not ${range(value)}`;
    case 'IN':
      return `contains ${shown(value)}`;
    case 'NOT_IN':
      return `does not contain ${shown(value)}`;
    case 'ANY_IN':
      return `matches one of ${list(value)}`;
    case 'ALL_IN':
      return `matches all of ${list(value)}`;
    case 'LIKE':
      return `is like ${quote(value)}`;
    case 'NOT_LIKE':
      return `is not like ${quote(value)}`;
    case 'IS_DEFINED':
      return readBoolean(value) === false ? 'is missing' : 'is present';
    default:
      return unknownOperator(operator);
  }
}

/** "from … to …", because "between … and …" would put an "and" into the sentence that joins nothing. */
function range(value: string): string {
  const [low, high] = listItems(value);
  if (low === undefined || high === undefined) return 'within bounds not yet given';
  return `from ${bound(low)} to ${bound(high)}`;
}

function bound(item: string | null): string {
  return item !== null && isDate(item) ? item : shown(item);
}

function list(value: string): string {
  const items = listItems(value);
  if (items.length === 0) return 'an empty list';
  const more = items.length - MAX_ITEMS;
  const first = items.slice(0, MAX_ITEMS).map(shown).join(', ');
  return more > 0 ? `${first} (and ${more} more)` : first;
}

/** Numbers, true and false bare, since they are read as such; other text in quotes. */
function shown(value: string | null): string {
  if (value === null) return 'an item that equals nothing';
  const isBare = !Number.isNaN(readNumber(value)) || readBoolean(value) !== undefined;
  return isBare ? cut(value) : quote(value);
}

function quote(text: string): string {
  return JSON.stringify(cut(String(text)));
}

function cut(text: string): string {
  const characters = Array.from(text.slice(0, MAX_TEXT * 2 + 2));
  return characters.length > MAX_TEXT ? `${characters.slice(0, MAX_TEXT).join('')}…` : text;
}

function isDate(value: string): boolean {
  return value.length <= MAX_TEXT && readInstant(value) !== undefined;
}

/** Reached by a draft, or a tree that no schema has seen; the parameter keeps the switch exhaustive. */
function unknownOperator(_operator: never): string {
  return 'is compared in an unknown way';
}
