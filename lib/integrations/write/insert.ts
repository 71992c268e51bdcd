import 'server-only';

import { insertAuditEvents } from '@/lib/audit/repository';
import { CHANNELS, isRankedChannel } from '@/lib/catalogue/channel';
import { claimIdentifiers } from '@/lib/integrations/conflict';
import { enterAll, type Rank } from '@/lib/integrations/ranking';
import { findHead, updatePriority } from '@/lib/integrations/ranking-repository';
import { insertIntegrations, type IntegrationRow, type NewRow } from '@/lib/integrations/repository';
import type { Context } from '@/lib/server/context';
import type { Transaction } from '@/lib/server/database/transaction';

import { holdRanking, UNRANKED } from './rerank';

/** An integration to insert. */
export interface Insertion {
  readonly row: NewRow;
  /** Whether its identifier was requested, so that it may already be taken. */
  readonly isNamed: boolean;
  /** The integration that it copies. */
  readonly copyOf?: string;
}

/**
 * Inserts integrations of the caller's environment, in the caller's transaction: rows, ranks and audit events. Each
 * enters its channel's ranking after the one before. Out: the rows as stored.
 * Throws `conflict` for a taken identifier, and what conflictOf reads: the unique indexes are decisive.
 */
export async function insertNew(
  tx: Transaction,
  ctx: Context,
  insertions: readonly Insertion[],
): Promise<IntegrationRow[]> {
  const { environmentId } = ctx;
  const rows = insertions.map(({ row }) => row);
  // A ranking is locked until the commit, and other creates wait for it: what needs no rank is written before.
  await insertAuditEvents(ctx, insertions.map(createdEvent), tx);
  const ranks = await placeRows(tx, environmentId, insertions);
  const inserted = rows.map((row) => ({ ...row, ...(ranks.get(row.id) ?? UNRANKED) }));
  await insertIntegrations(tx, inserted);
  return inserted;
}

/** Locks the rankings that the rows enter, claims their identifiers, and gives each active row its rank. */
async function placeRows(
  tx: Transaction,
  environmentId: string,
  insertions: readonly Insertion[],
): Promise<Map<string, Rank>> {
  const rows = insertions.map(({ row }) => row);
  const channels = CHANNELS.filter((channel) => isRankedChannel(channel) && rows.some(isActiveOf(channel)));
  for (const channel of channels) await holdRanking(tx, { environmentId, channel });
  const named = insertions.filter(({ isNamed }) => isNamed).map(({ row }) => row.identifier);
  await claimIdentifiers(tx, environmentId, named);
  const ranks = new Map<string, Rank>();
  for (const channel of channels) {
    const own = rows.filter(isActiveOf(channel));
    const first = await findHead(tx, environmentId, channel);
    const entered = enterAll(
      first,
      own.map(({ conditions }) => conditions.length > 0),
    );
    for (const [index, { id }] of own.entries()) ranks.set(id, entered.ranks[index] ?? UNRANKED);
    // No index makes priorities unique, so the first one may move up before the rest are inserted.
    if (first && entered.head && entered.head.priority !== first.priority)
      await updatePriority(tx, first.id, entered.head.priority);
  }
  return ranks;
}

const isActiveOf =
  (channel: NewRow['channel']) =>
  (row: NewRow): boolean =>
    row.active && row.channel === channel;

/** The audit event of a creation. */
export function createdEvent({ row, copyOf }: Insertion) {
  const { id, name, identifier, providerId, channel, active, secrets } = row;
  const details = { name, identifier, providerId, channel, active, secrets, ...(copyOf ? { copyOf } : {}) };
  return { action: 'integration.created', targetType: 'integration', targetId: id, details };
}
