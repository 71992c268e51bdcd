import type { Test } from '@/lib/conditions/operators/operator';
import type {
  ConditionLeaf,
  Context,
  FieldLeaf,
  IsOnlineInLastLeaf,
  IsOnlineLeaf,
  LeafTrace,
} from '@/lib/conditions/types';

import { compileOperator } from './compile-operator';
import { isOnlineInLast, onlineState, readNow, readPresence } from './presence';
import { compileField, rootOf } from './read-field';
import { toActual } from './trace-value';
import { compileReason, isOnlineInLastReason, isOnlineReason } from './why-not-compared';

/** A field leaf whose path and value were read once, for all contexts. */
interface Reader {
  readonly field: string;
  readonly operator: string;
  readonly value: string | undefined;
  readonly read: (root: unknown) => unknown;
  readonly test: Test;
  readonly reason: (root: unknown, actual: unknown) => string | undefined;
}

/** Keyed by the leaf itself, so that an entry is collected with its leaf. */
const readers = new WeakMap<FieldLeaf, Reader>();

/**
 * Evaluates one leaf with an explanation. In: the stored leaf, any context, the present time for a context without
 * `now`. Out: the leaf with its result, the value read, and a reason if nothing could be compared. Never throws.
 */
export function traceLeaf(leaf: ConditionLeaf, context: Context, clock: Date | undefined): LeafTrace {
  switch (leaf.on) {
    case 'isOnline':
      return traceIsOnline(leaf, context);
    case 'isOnlineInLast':
      return traceIsOnlineInLast(leaf, context, clock);
    default:
      return traceField(leaf, context);
  }
}

function traceIsOnline(leaf: IsOnlineLeaf, context: Context): LeafTrace {
  const presence = readPresence(context);
  const state = onlineState(presence);
  return withReason({ ...leaf, result: state === leaf.value, actual: state ?? null }, isOnlineReason(presence));
}

function traceIsOnlineInLast(leaf: IsOnlineInLastLeaf, context: Context, clock: Date | undefined): LeafTrace {
  const presence = readPresence(context);
  const now = readNow(context, clock);
  const actual = presence.isOnline === true ? true : toActual(presence.lastOnlineAt);
  const result = isOnlineInLast(leaf, presence, now);
  return withReason({ ...leaf, result, actual }, isOnlineInLastReason(presence, now));
}

function traceField(leaf: FieldLeaf, context: Context): LeafTrace {
  const { read, test, reason } = readerOf(leaf);
  const root = rootOf(context, leaf.on);
  const actual = read(root);
  return withReason(copyField(leaf, test(actual), toActual(actual)), reason(root, actual));
}

/** Written out: a spread is twenty times slower, and dominates the cost of a trace. */
function copyField({ on, field, operator, value }: FieldLeaf, result: boolean, actual: unknown): LeafTrace {
  return value === undefined ? { on, field, operator, result, actual } : { on, field, operator, value, result, actual };
}

/** A skipped leaf: the outcome was decided before it. */
export function skipLeaf(leaf: ConditionLeaf): LeafTrace {
  if (leaf.on === 'isOnline' || leaf.on === 'isOnlineInLast') return { ...leaf, skipped: true };
  const { on, field, operator, value } = leaf;
  return value === undefined ? { on, field, operator, skipped: true } : { on, field, operator, value, skipped: true };
}

/** Absent, never undefined: a trace is sent as JSON and compared directly. */
function withReason(trace: LeafTrace, reason: string | undefined): LeafTrace {
  if (reason !== undefined) trace.reason = reason;
  return trace;
}

function readerOf(leaf: FieldLeaf): Reader {
  const known = readers.get(leaf);
  // Compared on each use: a leaf that has changed is read again.
  if (
    known !== undefined &&
    known.field === leaf.field &&
    known.operator === leaf.operator &&
    known.value === leaf.value
  ) {
    return known;
  }
  const { field, operator, value } = leaf;
  const reader: Reader = {
    field,
    operator,
    value,
    read: compileField(field),
    test: compileOperator(operator, value),
    reason: compileReason(leaf),
  };
  readers.set(leaf, reader);
  return reader;
}
