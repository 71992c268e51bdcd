import { isMissing } from './operators';
import { readBoolean, readNumber } from './compare';
import type { Instant } from './dates';
import { listItems } from './list-items';
import { hasFields } from './read-field';
import { OPERATORS, type FieldLeaf, type FieldSource, type Operator } from '@/lib/conditions/types';
import type { Presence } from './presence';

const OBJECT_REASON = 'An object compares with nothing; only IS_DEFINED sees it.';

/** What a reason depends on: the type a context's value has. */
type ActualType = 'list' | 'string' | 'number' | 'boolean' | 'other';

/**
 * Why a field leaf could not compare anything: the field was missing, or of a type its operator does not read.
 * In: the leaf; then the subscriber, tenant or payload, and what was read from it. Out: a sentence that quotes no value
 * of the context, or undefined when the comparison took place. The value is read once for each type that is met.
 */
export function compileReason(leaf: FieldLeaf): (root: unknown, actual: unknown) => string | undefined {
  const { on, field, operator, value = '' } = leaf;
  if (!OPERATORS.includes(operator)) return () => 'The operator is unknown, so it is never true.';
  const known = new Map<ActualType, string | undefined>();
  return (root, actual) => {
    if (isMissing(actual)) return missingReason(on, field, root, actual);
    if (operator === 'IS_DEFINED') return undefined;
    const type = typeOf(actual);
    if (!known.has(type)) known.set(type, typeReason(operator, value, type));
    return known.get(type);
  };
}

function typeOf(actual: unknown): ActualType {
  const type = typeof actual;
  if (type === 'string' || type === 'number' || type === 'boolean') return type;
  try {
    return Array.isArray(actual) ? 'list' : 'other';
  } catch {
    // A revoked proxy throws even when it is asked whether it is a list.
    return 'other';
  }
}

function missingReason(on: FieldSource, field: string, root: unknown, actual: unknown): string {
  if (isMissing(root)) return `The context has no ${on}.`;
  if (!isObjectWithFields(root)) return `The context's ${on} is not an object, so it has no fields.`;
  return actual === null ? `${on}.${field} is null, which counts as missing.` : `${on}.${field} is missing.`;
}

/** A root that is a revoked proxy throws when it is asked what it is. */
function isObjectWithFields(root: unknown): boolean {
  try {
    return hasFields(root);
  } catch {
    return false;
  }
}

function typeReason(operator: Exclude<Operator, 'IS_DEFINED'>, value: string, type: ActualType): string | undefined {
  if (type === 'other') return OBJECT_REASON;
  switch (operator) {
    case 'EQUAL':
    case 'NOT_EQUAL':
      return type === 'list'
        ? 'A list equals nothing; IN, ANY_IN and ALL_IN look into it.'
        : unreadReason(type, [value]);
    case 'IN':
    case 'NOT_IN':
      return unreadReason(type, [value]);
    case 'ANY_IN':
    case 'ALL_IN':
      return unreadReason(type, listItems(value));
    case 'LIKE':
    case 'NOT_LIKE':
      return type === 'string' ? undefined : `Only text is LIKE anything; this is a ${type}.`;
    case 'LARGER':
    case 'LARGER_EQUAL':
    case 'SMALLER':
    case 'SMALLER_EQUAL':
      return orderReason(type, [value]);
    case 'BETWEEN':
    case 'NOT_BETWEEN':
      return orderReason(type, listItems(value));
  }
}

/** The value is read as the field's type; when no item of it can be, nothing was compared. */
function unreadReason(type: ActualType, items: readonly (string | null)[]): string | undefined {
  if (items.length === 0) return undefined;
  if (type === 'number' && items.every((item) => item === null || Number.isNaN(readNumber(item)))) {
    return 'The field is a number and the value cannot be read as one.';
  }
  if (type === 'boolean' && items.every((item) => item === null || readBoolean(item) === undefined)) {
    return 'The field is true or false and the value cannot be read as either.';
  }
  return undefined;
}

function orderReason(type: ActualType, items: readonly (string | null)[]): string | undefined {
  if (type === 'list') return 'A list is neither larger nor smaller than anything.';
  if (type === 'boolean') return 'true and false are neither larger nor smaller than anything.';
  if (items.includes(null)) return 'A bound of the value is no text or number, so nothing compares with it.';
  if (type === 'number' && items.some((item) => Number.isNaN(readNumber(item ?? '')))) {
    return 'The field is a number and the value cannot be read as one.';
  }
  return undefined;
}

/** Why isOnline was settled without `subscriber.isOnline`, or undefined when that is a boolean. */
export function isOnlineReason({ isOnline, lastOnline }: Presence): string | undefined {
  if (isOnline !== undefined) return undefined;
  return lastOnline === undefined
    ? 'Neither subscriber.isOnline (true or false) nor subscriber.lastOnlineAt (a date) is known.'
    : 'subscriber.isOnline is not known; subscriber.lastOnlineAt is, so the subscriber counts as offline.';
}

/** Why isOnlineInLast compared no dates, or undefined when it did or the subscriber is online. */
export function isOnlineInLastReason(presence: Presence, now: Instant | undefined): string | undefined {
  const { isOnline, lastOnlineAt, lastOnline } = presence;
  if (isOnline === true) return undefined;
  if (isMissing(lastOnlineAt)) return 'subscriber.lastOnlineAt is missing.';
  if (lastOnline === undefined) return 'subscriber.lastOnlineAt is not an ISO date.';
  return now === undefined ? 'The present is not known: context.now is not an ISO date.' : undefined;
}
