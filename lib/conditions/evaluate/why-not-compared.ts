import { operatorOf } from '@/lib/conditions/operators';
import { namesWhere } from '@/lib/conditions/operators/names';
import type { FieldLeaf, FieldSource } from '@/lib/conditions/types';
import { isMissing } from '@/lib/conditions/values/compare';
import type { Instant } from '@/lib/conditions/values/dates';
import type { ValueType } from '@/lib/conditions/values/why-unread';

import type { Presence } from './presence';
import { hasFields } from './read-field';
import { compileRemark } from './remarks';

const OBJECT_REASON = `An object compares with nothing; only ${namesWhere(({ value }) => value === 'none')} sees it.`;

/**
 * Why a field leaf could not compare anything (the field was missing, or its operator does not read that type), or did
 * not compare it as a person would expect. In: the leaf; then the subscriber, tenant or payload, and the value read from
 * it. Out: a sentence that quotes no value of the context, or undefined. Parses the leaf's value once per type.
 */
export function compileReason(leaf: FieldLeaf): (root: unknown, actual: unknown) => string | undefined {
  const { on, field, operator, value = '' } = leaf;
  const known = operatorOf(operator);
  if (known === undefined) return () => 'The operator is unknown, so it is never true.';
  const { whyNot } = known.definition;
  const reasons = new Map<ValueType, string | undefined>();
  const remark = compileRemark(known.definition, value);
  return (root, actual) => {
    if (isMissing(actual)) return missingReason(on, field, root, actual);
    if (whyNot === undefined) return undefined;
    const type = typeOf(actual);
    if (!reasons.has(type)) reasons.set(type, type === 'object' ? OBJECT_REASON : whyNot(type, value));
    return reasons.get(type) ?? remark(actual);
  };
}

function typeOf(actual: unknown): ValueType {
  switch (typeof actual) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return isList(actual) ? 'list' : 'object';
  }
}

/** A revoked proxy throws even in Array.isArray. */
function isList(actual: unknown): boolean {
  try {
    return Array.isArray(actual);
  } catch {
    return false;
  }
}

function missingReason(on: FieldSource, field: string, root: unknown, actual: unknown): string {
  if (isMissing(root)) return `The context has no ${on}.`;
  if (!isObjectWithFields(root)) return `The context's ${on} is not an object, so it has no fields.`;
  return actual === null ? `${on}.${field} is null, which counts as missing.` : `${on}.${field} is missing.`;
}

/** A revoked proxy as the root throws at any type check. */
function isObjectWithFields(root: unknown): boolean {
  try {
    return hasFields(root);
  } catch {
    return false;
  }
}

/** Why isOnline was decided without `subscriber.isOnline`, or undefined if that is a boolean. */
export function isOnlineReason({ isOnline, lastOnline }: Presence): string | undefined {
  if (isOnline !== undefined) return undefined;
  return lastOnline === undefined
    ? 'Neither subscriber.isOnline (true or false) nor subscriber.lastOnlineAt (a date) is known.'
    : 'subscriber.isOnline is not known; subscriber.lastOnlineAt is, so the subscriber counts as offline.';
}

/** Why isOnlineInLast compared no dates, or undefined if it did or the subscriber is online. */
export function isOnlineInLastReason(presence: Presence, now: Instant | undefined): string | undefined {
  const { isOnline, lastOnlineAt, lastOnline } = presence;
  if (isOnline === true) return undefined;
  if (isMissing(lastOnlineAt)) return 'subscriber.lastOnlineAt is missing.';
  if (lastOnline === undefined) return 'subscriber.lastOnlineAt is not an ISO date.';
  return now === undefined ? 'The present is not known: context.now is not an ISO date.' : undefined;
}
