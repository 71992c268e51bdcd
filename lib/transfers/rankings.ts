import 'server-only';

import { type Channel, CHANNELS, isRankedChannel } from '@/lib/catalogue/channel';
import { byRank } from '@/lib/integrations/candidate';
import { admit, type RankEntry, reorder } from '@/lib/integrations/ranking';
import { rankChange } from '@/lib/integrations/write/prepare-update';
import { createBreaks } from '@/lib/server/turns';

import type { PlannedEntry } from './entry-plan';
import type { NeighbourRow } from './repository';
import type { RankingChange, Wanted } from './types';

/** An active integration of a channel, known by its identifier. */
export type NamedRank = RankEntry & { readonly identifier: string };

/**
 * The wanted order of a channel: entries with a wanted priority change places among themselves, highest first; the
 * rest keep their place. The primary stays first.
 */
export function arrange(entries: readonly NamedRank[], wanted: readonly Wanted[]): readonly RankEntry[] {
  const place = new Map(
    wanted
      .filter(({ priority }) => priority !== undefined)
      .toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0))
      .map(({ identifier }, index) => [identifier, index]),
  );
  const named = entries.filter(({ identifier }) => place.has(identifier));
  const inOrder = named.toSorted((a, b) => (place.get(a.identifier) ?? 0) - (place.get(b.identifier) ?? 0)).values();
  const ids = entries.map((entry) => (place.has(entry.identifier) ? inOrder.next().value : entry)?.id ?? entry.id);
  return reorder(entries, ids);
}

/** The effect of the entries, written in sequence, on the order of each channel; empty if no order changes. */
export async function planRankings(
  rows: readonly NeighbourRow[],
  planned: readonly PlannedEntry[],
): Promise<RankingChange[]> {
  const changes: RankingChange[] = [];
  for (const channel of CHANNELS.filter(isRankedChannel)) {
    const own = planned.filter(({ view }) => view.channel === channel);
    if (own.length === 0) continue;
    const active = rows.filter((row) => row.channel === channel && row.active).toSorted(byRank);
    changes.push(...(await planRanking(channel, active, own)));
  }
  return changes;
}

async function planRanking(
  channel: Channel,
  rows: readonly NeighbourRow[],
  own: readonly PlannedEntry[],
): Promise<RankingChange[]> {
  const identifiers = new Map([
    ...rows.map(({ id, identifier }) => [id, identifier] as const),
    ...own.map((entry) => [idOf(entry), entry.wanted.identifier] as const),
  ]);
  const named = (entries: readonly RankEntry[]): NamedRank[] =>
    entries.map((entry) => ({ ...entry, identifier: identifiers.get(entry.id) ?? entry.id }));
  const before: readonly RankEntry[] = rows.map(({ id, primary, hasConditions }) => ({
    id,
    primary,
    hasConditions,
  }));
  const written = await afterWrites(before, own);
  const after = arrange(
    named(written),
    own.map(({ wanted }) => wanted),
  );
  const nameOf = new Map([
    ...rows.map(({ id, name }) => [id, name] as const),
    ...own.map((entry) => [idOf(entry), entry.view.name] as const),
  ]);
  const told = ({ id }: { readonly id: string }) => nameOf.get(id) ?? id;
  const [was, is] = [before.find(({ primary }) => primary), after.find(({ primary }) => primary)];
  const change = {
    ...(was?.id === is?.id ? {} : { primary: { from: was ? told(was) : null, to: is ? told(is) : null } }),
    ...(isOtherwiseOrdered(before, after) ? { order: after.map(told) } : {}),
  };
  return Object.keys(change).length > 0 ? [{ channel, ...change }] : [];
}

/** Whether the entries in both lists have a different order. */
function isOtherwiseOrdered(before: readonly RankEntry[], after: readonly RankEntry[]): boolean {
  const [was, is] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  const stayed = before.filter(({ id }) => is.has(id));
  return after.filter(({ id }) => was.has(id)).some(({ id }, index) => stayed[index]?.id !== id);
}

/** The name of an entry in a ranking before it has an id. */
export const idOf = ({ row, wanted }: PlannedEntry) => row?.id ?? `new:${wanted.identifier}`;

/** The ranking of a channel after its entries are written in sequence. */
export async function afterWrites(
  before: readonly RankEntry[],
  own: readonly PlannedEntry[],
): Promise<readonly RankEntry[]> {
  const takeBreak = createBreaks();
  let entries = before;
  for (const entry of own) {
    entries = afterWrite(entries, entry);
    await takeBreak();
  }
  return entries;
}

/** The ranking after one entry is written, by the rules of a create or an update. */
function afterWrite(entries: readonly RankEntry[], entry: PlannedEntry): readonly RankEntry[] {
  const { row, next, wanted } = entry;
  if (!row)
    return next.active ? admit(entries, idOf(entry), next.conditions.length > 0, wanted.primary === true) : entries;
  // In the current ranking: an entry written earlier may have replaced it as primary.
  const primary = entries.some((each) => each.id === row.id && each.primary);
  return rankChange({ ...row, primary }, { next }, { primary: wanted.primary })?.(entries) ?? entries;
}
