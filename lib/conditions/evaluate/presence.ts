import type { Context, IsOnlineInLastLeaf, TimeOperator } from '@/lib/conditions/types';
import { compareInstants, elapsedMs, instantOf, readInstant, type Instant } from '@/lib/conditions/values/dates';

import { compileField, rootOf } from './read-field';

const UNIT_MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const satisfies Record<TimeOperator, number>;

const isOnlineField = compileField('isOnline');
const lastOnlineField = compileField('lastOnlineAt');

/** What the context says about the subscriber's presence; undefined where it does not say. */
export interface Presence {
  /** Only a boolean counts. */
  readonly isOnline: boolean | undefined;
  /** As it was sent. */
  readonly lastOnlineAt: unknown;
  /** Read; undefined when missing or no date. "Known" means this one: text that is no date says nothing. */
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

/** The leaf isOnlineInLast: online now, or seen at most that long before `now` and not after it. */
export function isOnlineInLast(leaf: IsOnlineInLastLeaf, presence: Presence, now: Instant | undefined): boolean {
  if (presence.isOnline === true) return true;
  if (presence.lastOnline === undefined || now === undefined) return false;
  if (compareInstants(presence.lastOnline, now) > 0) return false;
  return elapsedMs(presence.lastOnline, now) <= windowMs(leaf);
}

/** The length of the leaf's window in milliseconds. */
export function windowMs(leaf: IsOnlineInLastLeaf): number {
  const exact = leaf.value * UNIT_MS[leaf.timeOperator];
  // 1.1 minutes is not quite 66,000 ms in doubles: whole microseconds, while a double still holds them.
  return exact < 1e12 ? Math.round(exact * 1000) / 1000 : exact;
}

/**
 * The present for an evaluation: the context's `now` where it has one, else the caller's clock (the core reads none).
 * Out: undefined when the context's `now` cannot be read, or when neither is given. Never throws.
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
