import type { Channel } from '@/lib/catalogue/channel';
import { unstorableReason } from '@/lib/text/storable-text';
import { isUuid } from '@/lib/text/uuid';
import type { CheckVerdict } from '@/lib/checks/types';
import { PROVIDERS } from '@/lib/providers';
import { db } from '@/lib/server/db';
import { integrationsTopic } from '@/lib/server/changes';
import { noteChange, type Transaction } from '@/lib/server/transaction';
import { AppError } from '@/lib/server/errors';
import { type Integration, Prisma } from '@/lib/server/generated/client';

import { isIdentifier } from './identifier';
import type { Rank, RankEntry } from './ranking';

/** Without what the database makes of the rest, to filter and to search by. */
export type IntegrationRow = Omit<Integration, 'health' | 'searchText'>;

/** Rules of the database that a write may meet, by the name of their index. */
export type IntegrationRule = 'identifier' | 'singleton';

export interface ListFilter {
  readonly channel?: Channel | undefined;
  readonly providerId?: string | undefined;
  readonly active?: boolean | undefined;
  /** Part of name, identifier or provider id; any case, literal. */
  readonly q?: string | undefined;
  /** Providers that `q` means by another word: theirs are found too. */
  readonly meantProviderIds?: readonly string[] | undefined;
  /** The verdict of the last check; `unchecked`: there is none. */
  readonly health?: CheckVerdict['status'] | 'unchecked' | undefined;
  /** Only what is older than this row. */
  readonly before?: { readonly createdAt: Date; readonly id: string } | undefined;
}

/** Serializes changes of one channel's ranking until the transaction ends. */
export async function lockRanking(tx: Transaction, environmentId: string, channel: Channel): Promise<void> {
  const name = `ranking:${environmentId}:${channel}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** Serializes the taking of one identifier until the transaction ends; false when a live integration has it. */
export async function lockIdentifier(tx: Transaction, environmentId: string, identifier: string): Promise<boolean> {
  const name = `identifier:${environmentId}:${identifier}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
  // A statement of its own: one that waited for the lock would look at the rows of before.
  return (await tx.integration.count({ where: { environmentId, identifier, deletedAt: null } })) === 0;
}

/** The active ones of a channel, highest first. */
export async function listRanked(
  tx: Transaction,
  environmentId: string,
  channel: Channel,
): Promise<(RankEntry & Rank & { readonly identifier: string })[]> {
  // Raw, because whether there are conditions is all that is needed of what may be 200 rules each.
  return tx.$queryRaw<(RankEntry & Rank & { identifier: string })[]>`
    SELECT id, identifier, is_primary AS "primary", priority, conditions <> '[]'::jsonb AS "hasConditions"
    FROM integrations
    WHERE environment_id = ${environmentId}::uuid AND channel = ${channel} AND active AND deleted_at IS NULL
    ORDER BY priority DESC, created_at DESC, id DESC`;
}

/**
 * Writes the ranks that differ; whoever stops being primary first, as the index allows one at any moment. The rows'
 * `updated_at` stays: nobody changed them, and somebody may be editing them.
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

export async function insertIntegration(
  tx: Transaction,
  data: Prisma.IntegrationUncheckedCreateInput,
): Promise<IntegrationRow> {
  if (data.active) noteChange(tx, integrationsTopic(data.environmentId, data.channel));
  return tx.integration.create({ data });
}

/** A live integration of the environment by its id or, failing that, its identifier. */
export async function findIntegration(environmentId: string, reference: string): Promise<IntegrationRow | null> {
  const live = { environmentId, deletedAt: null };
  if (isUuid(reference)) return db().integration.findFirst({ where: { ...live, id: reference } });
  if (!isIdentifier(reference)) return null;
  return db().integration.findFirst({ where: { ...live, identifier: reference } });
}

/** A live integration of a provider in the environment, the newest; null when there is none. */
export async function findIntegrationOfProvider(
  environmentId: string,
  providerId: string,
): Promise<IntegrationRow | null> {
  if (unstorableReason(providerId)) return null;
  const where = { environmentId, providerId, deletedAt: null };
  return db().integration.findFirst({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
}

/** As findIntegration. Throws `not_found`. */
export async function requireIntegration(environmentId: string, reference: string): Promise<IntegrationRow> {
  const row = await findIntegration(environmentId, reference);
  if (!row) throw new AppError('not_found', 'There is no such integration in this environment.');
  return row;
}

/** A deleted integration of the environment by its id, or null. */
export async function findDeletedIntegration(environmentId: string, id: string): Promise<IntegrationRow | null> {
  if (!isUuid(id)) return null;
  return db().integration.findFirst({ where: { environmentId, id, deletedAt: { not: null } } });
}

/** A live or deleted row as it is now, held against other writers until the transaction ends; null when it is gone. */
export async function lockIntegration(tx: Transaction, id: string): Promise<IntegrationRow | null> {
  await tx.$executeRaw`SELECT 1 FROM integrations WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.integration.findUnique({ where: { id } });
}

/** `lastCheck: null` forgets the verdict. */
export async function updateIntegration(
  tx: Transaction,
  id: string,
  { lastCheck, ...data }: Omit<Prisma.IntegrationUncheckedUpdateInput, 'lastCheck'> & { lastCheck?: object | null },
): Promise<IntegrationRow> {
  const verdict = lastCheck === undefined ? {} : { lastCheck: lastCheck ?? Prisma.DbNull };
  const row = await tx.integration.update({ where: { id }, data: { ...data, ...verdict } });
  noteChange(tx, integrationsTopic(row.environmentId, row.channel));
  return row;
}

/** As PostgreSQL's lower() does it, character by character: JavaScript makes two of one, and looks at the neighbours of Σ. */
const inLowerCase = (text: string) =>
  Array.from(text, (character) => (character === 'İ' ? 'i' : character.toLowerCase())).join('');

/** Live integrations, newest first, at most `take`. */
export async function listIntegrations(
  environmentId: string,
  filter: ListFilter,
  take: number,
): Promise<IntegrationRow[]> {
  const { channel, providerId, active, q, meantProviderIds = [], health, before } = filter;
  const conditions: Prisma.IntegrationWhereInput[] = [];
  if (q) {
    // Prisma leaves the wildcards of LIKE in force; they mean themselves here.
    const contains = inLowerCase(q).replaceAll(/[\\%_]/g, String.raw`\$&`);
    // Of the providers' ids, which are ours, those that contain it are known: so each part of the search has an index.
    const sought = PROVIDERS.map(({ id }) => id).filter((id) => id.includes(q.toLowerCase()));
    const meant = { in: [...new Set([...sought, ...meantProviderIds])] };
    conditions.push({ OR: [{ searchText: { contains } }, { providerId: meant }] });
  }
  if (before) {
    const { createdAt, id } = before;
    // The first says what the second implies: by it the index begins where the page does.
    conditions.push({ createdAt: { lte: createdAt } }, { OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] });
  }
  return db().integration.findMany({
    where: {
      environmentId,
      deletedAt: null,
      ...(channel ? { channel } : {}),
      ...(providerId === undefined ? {} : { providerId }),
      ...(active === undefined ? {} : { active }),
      ...(health ? { health } : {}),
      AND: conditions,
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
  });
}

const NAMES = { id: true, identifier: true, name: true, providerId: true, channel: true } as const;

export type NameRow = Pick<IntegrationRow, keyof typeof NAMES>;

/** What live integrations are called, the newest first, at most `take`; of `only` these identifiers when it is given. */
export async function listNames(environmentId: string, take: number, only?: readonly string[]): Promise<NameRow[]> {
  return db().integration.findMany({
    where: { environmentId, deletedAt: null, ...(only ? { identifier: { in: [...only] } } : {}) },
    select: NAMES,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
  });
}

/** How many live integrations an environment has; of those past `most` none is counted. */
export async function countLive(environmentId: string, most: number): Promise<number> {
  return db().integration.count({ where: { environmentId, deletedAt: null }, take: most });
}

/** Those that may be primary of a channel or are: active and without conditions, highest first, at most `take`. */
export async function listFollowers(environmentId: string, channel: Channel, take: number): Promise<IntegrationRow[]> {
  return db().integration.findMany({
    where: { environmentId, channel, active: true, deletedAt: null, conditions: { equals: [] } },
    orderBy: { priority: 'desc' },
    take,
  });
}

/** All live integrations of an environment, by identifier; of `only` these identifiers when it is given. */
export async function listLive(
  environmentId: string,
  { only, tx = db() }: { readonly only?: readonly string[] | undefined; readonly tx?: Transaction } = {},
): Promise<IntegrationRow[]> {
  const named = only ? { identifier: { in: [...only] } } : {};
  return tx.integration.findMany({
    where: { environmentId, deletedAt: null, ...named },
    orderBy: { identifier: 'asc' },
  });
}

/** Holds the live integrations of these identifiers against other writers until the transaction ends. */
export async function lockLive(tx: Transaction, environmentId: string, identifiers: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM integrations
    WHERE environment_id = ${environmentId}::uuid AND deleted_at IS NULL AND identifier = ANY(${[...identifiers]})
    ORDER BY id FOR UPDATE`;
}

/** Serializes whole imports and copies into an environment until the transaction ends. */
export async function lockTransfers(tx: Transaction, environmentId: string): Promise<void> {
  const name = `transfer:${environmentId}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

const CANDIDATE = {
  ...NAMES,
  primary: true,
  priority: true,
  createdAt: true,
  conditions: true,
} as const;

/** What of a row decides who is chosen. */
export type CandidateRow = Pick<IntegrationRow, keyof typeof CANDIDATE>;

/** As listActive, of each only what the choice among them needs: a third, and many thousands are kept of it. */
export async function listCandidates(environmentId: string, channel: Channel): Promise<CandidateRow[]> {
  const where = { environmentId, active: true, deletedAt: null, channel };
  return db().integration.findMany({ where, select: CANDIDATE });
}

/** Every active integration of a channel. */
export async function listActive(environmentId: string, channel: Channel): Promise<IntegrationRow[]> {
  return db().integration.findMany({ where: { environmentId, active: true, deletedAt: null, channel } });
}

/** Whether a channel has more active integrations than `most`; none past it is counted, and none is read. */
export async function hasMoreActive(environmentId: string, channel: Channel, most: number): Promise<boolean> {
  const where = { environmentId, active: true, deletedAt: null, channel };
  return (await db().integration.count({ where, take: most + 1 })) > most;
}

/** The rule that a failed write met, or null when it failed for another reason. */
export function violatedRule(error: unknown): IntegrationRule | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  // Prisma's own writes, its raw ones, and what runs beside it (lib/server/sql.ts).
  if (!['P2002', 'P2010', '23505'].includes(String(error.code))) return null;
  const told = JSON.stringify('constraint' in error ? error.constraint : 'meta' in error ? error.meta : null);
  if (error.code === 'P2010' && !told.includes('UniqueConstraintViolation')) return null;
  if (told.includes('integrations_identifier_live') || told.includes('"identifier"')) return 'identifier';
  if (
    told.includes('integrations_singleton_live') ||
    told.includes('integrations_one_in_app') ||
    told.includes('"singleton"')
  )
    return 'singleton';
  return null;
}

/** A row by its id, whatever its environment, live or deleted. */
export async function findById(id: string): Promise<IntegrationRow | null> {
  return db().integration.findUnique({ where: { id } });
}

/** The ids of active integrations of these providers whose last check is before a time, or missing; oldest check first. */
export async function listDueForCheck(
  providerIds: readonly string[],
  before: Date,
  take: number,
): Promise<readonly string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM integrations
    WHERE active AND deleted_at IS NULL AND provider_id = ANY(${[...providerIds]})
      AND (last_check IS NULL OR (last_check->>'at')::timestamptz <= ${before})
    ORDER BY (last_check->>'at')::timestamptz NULLS FIRST, id LIMIT ${take}`;
  return rows.map(({ id }) => id);
}

/**
 * Writes the last verdict of a live integration, `updated_at` untouched, unless its credentials are no longer those
 * that were checked: the sealed text is compared, as the key it is wrapped by may change. Out: whether it was written.
 */
export async function updateLastCheck(
  tx: Transaction,
  { id, environmentId, channel, credentials }: IntegrationRow,
  verdict: object,
): Promise<boolean> {
  noteChange(tx, integrationsTopic(environmentId, channel));
  const written = await tx.$executeRaw`
    UPDATE integrations SET last_check = ${JSON.stringify(verdict)}::jsonb
    WHERE id = ${id}::uuid AND deleted_at IS NULL
      AND split_part(credentials, '.', 4) = split_part(${credentials}, '.', 4)`;
  return written > 0;
}
