import { isOnlineInLast, onlineState, windowMs, type Presence } from '@/lib/conditions/evaluate/presence';

import type { PresenceLiteral } from './literals';

const NOW = { epochMs: 0, rest: '' };

/** Whether no state of the subscriber can meet all literals about presence. Exact. */
export function isPresenceContradiction(literals: readonly PresenceLiteral[]): boolean {
  const presences = [true, false, undefined].flatMap((isOnline) =>
    agesToTry(literals).map((age): Presence => {
      const lastOnline = age === undefined ? undefined : { epochMs: -age, rest: '' };
      return { isOnline, lastOnlineAt: undefined, lastOnline };
    }),
  );
  // Without a valid present time, isOnlineInLast counts no visit as recent, but presence is still known.
  return !presences.some((presence) =>
    [NOW, undefined].some((now) => literals.every((literal) => isMet(literal, presence, now))),
  );
}

function isMet({ leaf, holds }: PresenceLiteral, presence: Presence, now: typeof NOW | undefined): boolean {
  const result = leaf.on === 'isOnline' ? onlineState(presence) === leaf.value : isOnlineInLast(leaf, presence, now);
  return result === holds;
}

/** Representative ages of the last visit: unknown, in the future, each window, between two, and past the longest. */
function agesToTry(literals: readonly PresenceLiteral[]): (number | undefined)[] {
  const windows = literals.flatMap(({ leaf }) => (leaf.on === 'isOnlineInLast' ? [windowMs(leaf)] : []));
  const points = [...new Set([0, ...windows])].toSorted((a, b) => a - b);
  const between = points.slice(1).map((high, index) => ((points[index] ?? high) + high) / 2);
  const longest = points.at(-1) ?? 0;
  return [undefined, -1, ...points, ...between, longest * 2 + 1];
}
