import 'server-only';

import type { Channel } from '@/lib/catalogue/channel';
import { db } from '@/lib/server/database/db';
import type { Transaction } from '@/lib/server/database/transaction';

import type { Rank, RankEntry } from './ranking';
import type { IntegrationRow } from './repository';

/** Serializes changes of one channel's ranking until the transaction ends. */
export async function lockRanking(tx: Transaction, environmentId: string, channel: Channel): Promise<void> {
  const name = `ranking:${environmentId}:${channel}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** The first of a channel's ranking; null when nothing in it is active. */
export async function findHead(
  tx: Transaction,
  environmentId: string,
  channel: Channel,
): Promise<(Rank & { readonly id: string }) | null> {
  // Raw SQL: every create in the channel waits while it runs, and a model query takes three times as long.
  const [head] = await tx.$queryRaw<(Rank & { readonly id: string })[]>`
    SELECT id, is_primary AS "primary", priority FROM integrations
    WHERE environment_id = ${environmentId}::uuid AND channel = ${channel}::channel AND active AND deleted_at IS NULL
    ORDER BY priority DESC LIMIT 1`;
  return head ?? null;
}

/** Changes a priority within its ranking; `updated_at` stays, as in updateRanks. */
export async function updatePriority(tx: Transaction, id: string, priority: number): Promise<void> {
  await tx.$executeRaw`UPDATE integrations SET priority = ${priority} WHERE id = ${id}::uuid`;
}

/** The active integrations of a channel, highest first. */
export async function listRanked(
  tx: Transaction,
  environmentId: string,
  channel: Channel,
): Promise<(RankEntry & Rank & { readonly identifier: string })[]> {
  // Raw SQL: it needs only whether there are conditions, which may be 200 rules each.
  return tx.$queryRaw<(RankEntry & Rank & { identifier: string })[]>`
    SELECT id, identifier, is_primary AS "primary", priority, conditions <> '[]'::jsonb AS "hasConditions"
    FROM integrations
    WHERE environment_id = ${environmentId}::uuid AND channel = ${channel}::channel AND active AND deleted_at IS NULL
    ORDER BY priority DESC, created_at DESC, id DESC`;
}

/**
 * Writes the ranks that differ, the former primary first: the index allows only one primary at any moment. The rows'
 * `updated_at` stays: nobody edited them, and somebody may be editing them.
 */
export async function updateRanks(
  tx: Transaction,
  before: readonly (RankEntry & Rank)[],
  after: ReadonlyMap<string, Rank>,
): Promise<void> {
  const changed = before
    .map(({ id, primary, priority }) => ({
      id,
      was: { primary, priority },
      rank: after.get(id) ?? { primary: false, priority: 0 },
    }))
    .filter(({ was, rank }) => was.primary !== rank.primary || was.priority !== rank.priority);
  for (const primary of [false, true]) {
    const rows = changed.filter(({ rank }) => rank.primary === primary);
    if (rows.length === 0) continue;
    const [ids, priorities] = [rows.map(({ id }) => id), rows.map(({ rank }) => rank.priority)];
    await tx.$executeRaw`
      UPDATE integrations SET is_primary = ${primary}, priority = ranked.priority
      FROM unnest(${ids}::uuid[], ${priorities}::int[]) AS ranked(id, priority)
      WHERE integrations.id = ranked.id`;
  }
}

/**
 * The possible primaries of a channel, including the current one: active and without conditions, highest first, at most
 * `take`.
 */
export async function listFollowers(environmentId: string, channel: Channel, take: number): Promise<IntegrationRow[]> {
  return db().integration.findMany({
    where: { environmentId, channel, active: true, deletedAt: null, conditions: { equals: [] } },
    orderBy: { priority: 'desc' },
    take,
  });
}
