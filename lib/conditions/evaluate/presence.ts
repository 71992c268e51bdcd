import type { Context, IsOnlineInLastLeaf, TimeOperator } from '@/lib/conditions/types';
import { compareInstants, elapsedMs, instantOf, readInstant, type Instant } from '@/lib/conditions/values/dates';

import { compileField, rootOf } from './read-field';

const UNIT_MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const satisfies Record<TimeOperator, number>;

const isOnlineField = compileField('isOnline');
const lastOnlineField = compileField('lastOnlineAt');

/** The subscriber's presence in the context; undefined where the context lacks it. */
export interface Presence {
  /** Only a boolean counts. */
  readonly isOnline: boolean | undefined;
  /** As the request sent it. */
  readonly lastOnlineAt: unknown;
  /**
   * Parsed; undefined if missing or not a date. "Known" refers to this field: a text that is not a date does not count.
   */
  readonly lastOnline: Instant | undefined;
}

/** Reads `subscriber.isOnline` and `subscriber.lastOnlineAt`. Never throws. */
export function readPresence(context: Context): Presence {
  const subscriber = rootOf(context, 'subscriber');
  const isOnline = isOnlineField(subscriber);
  const lastOnlineAt = lastOnlineField(subscriber);
  return {
    isOnline: typeof isOnline === 'boolean' ? isOnline : undefined,
    lastOnlineAt,
    lastOnline: typeof lastOnlineAt === 'string' ? readInstant(lastOnlineAt) : undefined,
  };
}

/** Whether the subscriber is online; undefined when neither field is known. */
export function onlineState({ isOnline, lastOnline }: Presence): boolean | undefined {
  return isOnline ?? (lastOnline === undefined ? undefined : false);
}

/** Evaluates isOnlineInLast: online now, or last seen at most that long before `now` and not after it. */
export function isOnlineInLast(leaf: IsOnlineInLastLeaf, presence: Presence, now: Instant | undefined): boolean {
  if (presence.isOnline === true) return true;
  if (presence.lastOnline === undefined || now === undefined) return false;
  if (compareInstants(presence.lastOnline, now) > 0) return false;
  return elapsedMs(presence.lastOnline, now) <= windowMs(leaf);
}

/** The length of the leaf's window in milliseconds. */
export function windowMs(leaf: IsOnlineInLastLeaf): number {
  const exact = leaf.value * UNIT_MS[leaf.timeOperator];
  // 1.1 minutes is not quite 66,000 ms in doubles: rounds to whole microseconds while a double can hold them.
  return exact < 1e12 ? Math.round(exact * 1000) / 1000 : exact;
}

/**
 * The present time of an evaluation: the context's `now`, else the caller's clock (the core reads no clock).
 * Out: undefined if the context's `now` is invalid, or if neither is given. Never throws.
 */
export function readNow(context: Context, clock: Date | undefined): Instant | undefined {
  const now = nowOf(context);
  if (now === undefined) return clock === undefined ? undefined : instantOf(clock);
  return typeof now === 'string' ? readInstant(now) : undefined;
}

function nowOf(context: Context): unknown {
  try {
    return (context as Context | null | undefined)?.now;
  } catch {
    return null;
  }
}
