import type { Channel } from '@/lib/catalogue/channel';
import { isUuid } from '@/lib/catalogue/uuid';
import { db } from '@/lib/server/db';
import type { Transaction } from '@/lib/server/transaction';
import type { Integration, Prisma } from '@/lib/server/generated/client';

import { isIdentifier } from './identifier';
import type { Rank, RankEntry } from './ranking';

export type IntegrationRow = Integration;

/** Rules of the database that a write may meet, by the name of their index. */
export type IntegrationRule = 'identifier' | 'singleton';

export interface ListFilter {
  readonly channel?: Channel | undefined;
  readonly providerId?: string | undefined;
  readonly active?: boolean | undefined;
  /** Part of name, identifier or provider id; any case, literal. */
  readonly q?: string | undefined;
  /** Only what is older than this row. */
  readonly before?: { readonly createdAt: Date; readonly id: string } | undefined;
}

/** Serializes changes of one channel's ranking until the transaction ends. */
export async function lockRanking(tx: Transaction, environmentId: string, channel: Channel): Promise<void> {
  const name = `ranking:${environmentId}:${channel}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** The active ones of a channel, highest first. */
export async function listRanked(
  tx: Transaction,
  environmentId: string,
  channel: Channel,
): Promise<(RankEntry & Rank)[]> {
  const rows = await tx.integration.findMany({
    where: { environmentId, channel, active: true, deletedAt: null },
    select: { id: true, primary: true, priority: true, conditions: true },
    orderBy: [{ priority: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(({ id, primary, priority, conditions }) => ({
    id,
    primary,
    priority,
    hasConditions: Array.isArray(conditions) && conditions.length > 0,
  }));
}

/** Writes the ranks that differ; whoever stops being primary first, as the index allows one at any moment. */
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
    .filter(({ was, rank }) => was.primary !== rank.primary || was.priority !== rank.priority)
    .toSorted((a, b) => Number(a.rank.primary) - Number(b.rank.primary));
  for (const { id, rank } of changed) await tx.integration.updateMany({ where: { id }, data: { ...rank } });
}

export async function insertIntegration(
  tx: Transaction,
  data: Prisma.IntegrationUncheckedCreateInput,
): Promise<IntegrationRow> {
  return tx.integration.create({ data });
}

/** A live integration of the environment by its id or, failing that, its identifier. */
export async function findIntegration(environmentId: string, reference: string): Promise<IntegrationRow | null> {
  const live = { environmentId, deletedAt: null };
  if (isUuid(reference)) return db().integration.findFirst({ where: { ...live, id: reference } });
  if (!isIdentifier(reference)) return null;
  return db().integration.findFirst({ where: { ...live, identifier: reference } });
}

/** Live integrations, newest first, at most `take`. */
export async function listIntegrations(
  environmentId: string,
  filter: ListFilter,
  take: number,
): Promise<IntegrationRow[]> {
  const { channel, providerId, active, q, before } = filter;
  const conditions: Prisma.IntegrationWhereInput[] = [];
  if (q) {
    // Prisma leaves the wildcards of LIKE in force; they mean themselves here.
    const contains = { contains: q.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' as const };
    conditions.push({ OR: [{ name: contains }, { identifier: contains }, { providerId: contains }] });
  }
  if (before) {
    const { createdAt, id } = before;
    conditions.push({ OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] });
  }
  return db().integration.findMany({
    where: {
      environmentId,
      deletedAt: null,
      ...(channel ? { channel } : {}),
      ...(providerId === undefined ? {} : { providerId }),
      ...(active === undefined ? {} : { active }),
      AND: conditions,
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
  });
}

/** Every active integration of a channel. */
export async function listActive(environmentId: string, channel: Channel): Promise<IntegrationRow[]> {
  return db().integration.findMany({ where: { environmentId, channel, active: true, deletedAt: null } });
}

/** The rule that a failed write met, or null when it failed for another reason. */
export function violatedRule(error: unknown): IntegrationRule | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'P2002') return null;
  const told = JSON.stringify('meta' in error ? error.meta : null);
  if (told.includes('integrations_identifier_live') || told.includes('"identifier"')) return 'identifier';
  if (
    told.includes('integrations_singleton_live') ||
    told.includes('integrations_one_in_app') ||
    told.includes('"singleton"')
  )
    return 'singleton';
  return null;
}
