/**
 * Primary and priority of one channel in one environment, as pure functions over its active integrations, highest
 * first. Source: docs/rules/selection.md, "Primary and priority". Every function returns a settled ranking: at most one
 * primary, which is first and has no conditions; exactly one if any entry has none.
 */
export interface RankEntry {
  readonly id: string;
  readonly hasConditions: boolean;
  readonly primary: boolean;
}

export interface Rank {
  readonly primary: boolean;
  readonly priority: number;
}

/** The first entry without conditions becomes primary, unless a valid primary exists; the others keep their order. */
function settle(entries: readonly RankEntry[]): readonly RankEntry[] {
  const leader =
    entries.find((entry) => entry.primary && !entry.hasConditions) ?? entries.find((entry) => !entry.hasConditions);
  // A settled ranking is returned as is, which avoids copying a channel of thousands at each change.
  if ((!leader || leader === entries[0]) && !entries.some((entry) => entry.primary !== (entry === leader)))
    return entries;
  const rest = entries.filter((entry) => entry !== leader).map(withoutPrimary);
  return leader ? [{ ...leader, primary: true }, ...rest] : rest;
}

const withoutPrimary = (entry: RankEntry): RankEntry => (entry.primary ? { ...entry, primary: false } : entry);

/** Adds a new or newly activated entry just below the primary, or first without one. */
export function enter(entries: readonly RankEntry[], id: string, hasConditions: boolean): readonly RankEntry[] {
  const settled = settle(without(entries, id));
  const place = settled[0]?.primary ? 1 : 0;
  return settle(settled.toSpliced(place, 0, { id, hasConditions, primary: false }));
}

const without = (entries: readonly RankEntry[], id: string) =>
  entries.some((entry) => entry.id === id) ? entries.filter((entry) => entry.id !== id) : entries;

/** The head of a channel's ranking: all that a new entry needs to know of it. */
export type Head = Rank | null;

/**
 * The ranks of several new entries, added in sequence as `enter` does, computed from the head alone. In: for each,
 * whether it has conditions. Out: the rank of each, and the resulting rank of the head.
 */
export function enterAll(
  head: Head,
  conditioned: readonly boolean[],
): { readonly ranks: readonly Rank[]; readonly head: Head } {
  const count = (head?.priority ?? 0) + conditioned.length;
  // Without a primary, the first new entry without conditions becomes primary, above all that follow.
  const leader = head?.primary ? -1 : conditioned.indexOf(false);
  const below = head?.primary ? head.priority : (head?.priority ?? 0) + 1;
  const ranks = conditioned.map((_, index): Rank => {
    if (index === leader) return { primary: true, priority: count };
    return { primary: false, priority: below + index - (leader >= 0 && index > leader ? 1 : 0) };
  });
  return { ranks, head: head?.primary ? { primary: true, priority: count } : head };
}

/** Adds a new or returning entry: as primary if requested and allowed, otherwise at its normal place. */
export function admit(
  entries: readonly RankEntry[],
  id: string,
  hasConditions: boolean,
  asPrimary: boolean,
): readonly RankEntry[] {
  return asPrimary && !hasConditions ? promote(entries, id) : enter(entries, id, hasConditions);
}

/** Removes a deactivated, deleted or moved entry; the primary's place passes to the next by priority. */
export function leave(entries: readonly RankEntry[], id: string): readonly RankEntry[] {
  return settle(without(entries, id));
}

/** Records that conditions were set or emptied. A primary that gets conditions stays just below its successor. */
export function setConditioned(
  entries: readonly RankEntry[],
  id: string,
  hasConditions: boolean,
): readonly RankEntry[] {
  return settle(entries.map((entry) => (entry.id === id ? { ...entry, hasConditions } : entry)));
}

/** Makes one entry primary, active and without conditions; the rest keep their order. */
export function promote(entries: readonly RankEntry[], id: string): readonly RankEntry[] {
  return [{ id, hasConditions: false, primary: true }, ...without(entries, id).map(withoutPrimary)];
}

/** Applies a requested order; entries it does not name keep their order below. The primary stays first. */
export function reorder(entries: readonly RankEntry[], ids: readonly string[]): readonly RankEntry[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  const placeOf = ({ id }: RankEntry) => place.get(id) ?? ids.length;
  return settle(entries.toSorted((a, b) => placeOf(a) - placeOf(b)));
}

/** Priorities n..1 in order, by id. */
export function ranksOf(entries: readonly RankEntry[]): Map<string, Rank> {
  return new Map(entries.map(({ id, primary }, index) => [id, { primary, priority: entries.length - index }]));
}
