/**
 * Primary and priority of one channel in one environment, as pure functions over its active integrations, highest
 * first. Source: conditions.md, "Primary and priority". Every function gives a settled ranking: at most one primary,
 * which is first and has no conditions; one exactly when any entry has none.
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

/** The first without conditions leads, unless a valid primary already does; the others keep their order. */
function settle(entries: readonly RankEntry[]): RankEntry[] {
  const leader =
    entries.find((entry) => entry.primary && !entry.hasConditions) ?? entries.find((entry) => !entry.hasConditions);
  if (!leader) return entries.map((entry) => ({ ...entry, primary: false }));
  const rest = entries.filter((entry) => entry.id !== leader.id).map((entry) => ({ ...entry, primary: false }));
  return [{ ...leader, primary: true }, ...rest];
}

/** A new or newly activated one stands just below the primary, or first where there is none. */
export function enter(entries: readonly RankEntry[], id: string, hasConditions: boolean): RankEntry[] {
  const settled = settle(entries.filter((entry) => entry.id !== id));
  const place = settled[0]?.primary ? 1 : 0;
  return settle(settled.toSpliced(place, 0, { id, hasConditions, primary: false }));
}

/** A new one, or one that comes back: as the primary where that is asked and it may be, else where it enters. */
export function admit(
  entries: readonly RankEntry[],
  id: string,
  hasConditions: boolean,
  asPrimary: boolean,
): RankEntry[] {
  return asPrimary && !hasConditions ? promote(entries, id) : enter(entries, id, hasConditions);
}

/** One that is deactivated, deleted or moved; a primary's place passes to the next by priority. */
export function leave(entries: readonly RankEntry[], id: string): RankEntry[] {
  return settle(entries.filter((entry) => entry.id !== id));
}

/** Conditions were set or emptied. A primary that gets some stays just below its successor. */
export function setConditioned(entries: readonly RankEntry[], id: string, hasConditions: boolean): RankEntry[] {
  return settle(entries.map((entry) => (entry.id === id ? { ...entry, hasConditions } : entry)));
}

/** One becomes primary, active and without conditions; the rest keep their order. */
export function promote(entries: readonly RankEntry[], id: string): RankEntry[] {
  const rest = entries.filter((entry) => entry.id !== id).map((entry) => ({ ...entry, primary: false }));
  return settle([{ id, hasConditions: false, primary: true }, ...rest]);
}

/** The order that was asked for; what it does not name keeps its order below. The primary stays first. */
export function reorder(entries: readonly RankEntry[], ids: readonly string[]): RankEntry[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  const placeOf = ({ id }: RankEntry) => place.get(id) ?? ids.length;
  return settle(entries.toSorted((a, b) => placeOf(a) - placeOf(b)));
}

/** Priorities n..1 in order, by id. */
export function ranksOf(entries: readonly RankEntry[]): Map<string, Rank> {
  return new Map(entries.map(({ id, primary }, index) => [id, { primary, priority: entries.length - index }]));
}
