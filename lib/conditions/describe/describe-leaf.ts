import { operatorOf } from '@/lib/conditions/operators';
import { FIELD_SOURCES, TIME_OPERATORS } from '@/lib/conditions/types';
import type { ConditionLeaf, FieldLeaf, IsOnlineInLastLeaf } from '@/lib/conditions/types';
import { cut, quote } from '@/lib/conditions/values/say-value';

/** One rule in words, without a period. Describes an incomplete draft as far as possible; never throws. */
export function describeLeaf(leaf: ConditionLeaf): string {
  switch (leaf.on) {
    case 'isOnline':
      return `the subscriber is ${leaf.value ? 'online' : 'offline'}`;
    case 'isOnlineInLast':
      return `the subscriber was online in the last ${duration(leaf)}`;
    default:
      if (!FIELD_SOURCES.includes(leaf.on)) return 'something unknown';
      return `${subject(leaf)} ${predicate(leaf)}`;
  }
}

function duration({ value, timeOperator }: IsOnlineInLastLeaf): string {
  if (typeof value !== 'number' || !TIME_OPERATORS.includes(timeOperator)) return 'time not yet given';
  return `${value} ${value === 1 ? timeOperator.slice(0, -1) : timeOperator}`;
}

// A name with spaces or symbols, or with a period at its end, could read like a part of the sentence.
const PLAIN_PATH = /^[\p{L}\p{N}_$.-]*[\p{L}\p{N}_$-]$/u;
const QUOTED_PATH = /^(?:[\p{L}\p{N}_$-]+|"[^"\\\p{C}]*")(?:\.(?:[\p{L}\p{N}_$-]+|"[^"\\\p{C}]*"))*$/u;

function subject({ on, field }: FieldLeaf): string {
  if (typeof field !== 'string' || field === '') return `an unnamed field of the ${on}`;
  return `the ${on}'s ${PLAIN_PATH.test(field) || QUOTED_PATH.test(field) ? cut(field) : quote(field)}`;
}

function predicate({ operator, value }: FieldLeaf): string {
  // Drafts, and trees that no schema has checked, may have an unknown operator.
  return operatorOf(operator)?.says(typeof value === 'string' ? value : '') ?? 'is compared in an unknown way';
}
