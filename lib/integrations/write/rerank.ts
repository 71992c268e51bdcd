import 'server-only';

import { type Channel, isRankedChannel } from '@/lib/catalogue/channel';
import { type Rank, type RankEntry, ranksOf } from '@/lib/integrations/ranking';
import { listRanked, lockRanking, updateRanks } from '@/lib/integrations/ranking-repository';
import { integrationsTopic } from '@/lib/server/database/changes';
import { noteChange, type Transaction } from '@/lib/server/database/transaction';

export interface Place {
  readonly environmentId: string;
  readonly channel: Channel;
}

/** The rank of an integration that is inactive, deleted, or on a channel without ranking. */
export const UNRANKED: Rank = { primary: false, priority: 0 };

/** Locks a channel's ranking until the transaction ends. Call it before locking any of its rows, to avoid deadlocks. */
export async function holdRanking(tx: Transaction, { environmentId, channel }: Place): Promise<void> {
  if (isRankedChannel(channel)) await lockRanking(tx, environmentId, channel);
}

/**
 * Changes a channel's ranking and returns the rank of `id` in it. The caller holds the ranking. A row that is not
 * active yet gets its rank from the caller, with its other changes.
 */
export async function rerank(
  tx: Transaction,
  { environmentId, channel }: Place,
  id: string,
  change: (entries: readonly RankEntry[]) => readonly RankEntry[],
): Promise<Rank> {
  if (!isRankedChannel(channel)) return UNRANKED;
  noteChange(tx, integrationsTopic(environmentId, channel));
  const before = await listRanked(tx, environmentId, channel);
  const ranks = ranksOf(change(before));
  await updateRanks(tx, before, ranks);
  return ranks.get(id) ?? UNRANKED;
}
