import 'server-only';

import type { Channel } from '@/lib/catalogue/channel';
import type { CheckVerdict } from '@/lib/checks/types';
import { PROVIDERS } from '@/lib/providers';
import { integrationsTopic } from '@/lib/server/database/changes';
import { db } from '@/lib/server/database/db';
import { noteChange, type Transaction } from '@/lib/server/database/transaction';
import { AppError } from '@/lib/server/errors';
import { type Integration, Prisma } from '@/lib/server/generated/client';
import { unstorableReason } from '@/lib/text/storable-text';
import { isUuid } from '@/lib/text/uuid';

import { isIdentifier } from './identifier';

/** Without the columns that the database generates for filters and search. */
export type IntegrationRow = Omit<Integration, 'health' | 'searchText'>;

/** A row to insert: the insert assigns its rank. */
export type NewRow = Omit<IntegrationRow, 'primary' | 'priority'>;

/** Rules of the database that a write may violate, by the name of their index. */
export type IntegrationRule = 'identifier' | 'singleton';

export interface ListFilter {
  readonly channel?: Channel | undefined;
  readonly providerId?: string | undefined;
  readonly active?: boolean | undefined;
  /** Part of name, identifier or provider id; case-insensitive, literal. */
  readonly q?: string | undefined;
  /** Providers that `q` matches by another name: their integrations match too. */
  readonly meantProviderIds?: readonly string[] | undefined;
  /** The verdict of the last check; `unchecked`: there is none. */
  readonly health?: CheckVerdict['status'] | 'unchecked' | undefined;
  /** Only rows older than this one. */
  readonly before?: { readonly createdAt: Date; readonly id: string } | undefined;
}

/**
 * Serializes claims of identifiers until the transaction ends, in an order that all callers share. Out: the identifiers
 * that live integrations already have.
 */
export async function lockIdentifiers(
  tx: Transaction,
  environmentId: string,
  identifiers: readonly string[],
): Promise<string[]> {
  if (identifiers.length === 0) return [];
  // Raw SQL: Prisma has no API for locks.
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hash) FROM (
      SELECT hashtextextended('identifier:' || ${environmentId} || ':' || wanted, 0) AS hash
      FROM unnest(${[...identifiers]}::text[]) AS wanted ORDER BY hash
    ) AS hashes`;
  // A separate statement: the one that waited for a lock still sees the earlier rows.
  const where = { environmentId, identifier: { in: [...identifiers] }, deletedAt: null };
  const rows = await tx.integration.findMany({ where, select: { identifier: true } });
  return rows.map(({ identifier }) => identifier);
}

/** Prisma builds an insert statement synchronously: a thousand rows at once would delay other requests. */
const ROWS_AN_INSERT = 50;

/** Inserts rows of one environment. Throws what violatedRule reads. */
export async function insertIntegrations(tx: Transaction, rows: readonly IntegrationRow[]): Promise<void> {
  for (const { environmentId, channel, active } of rows)
    if (active) noteChange(tx, integrationsTopic(environmentId, channel));
  const data = rows.map(({ lastCheck, ...row }) => ({ ...row, lastCheck: lastCheck ?? Prisma.DbNull }));
  const [only] = data;
  // Prisma caches the plan of `create`, but rebuilds that of `createMany` at each call (docs/decisions, create through
  // Prisma).
  if (only && data.length === 1) await tx.integration.create({ data: only, select: { id: true } });
  else
    for (let from = 0; from < data.length; from += ROWS_AN_INSERT)
      await tx.integration.createMany({ data: data.slice(from, from + ROWS_AN_INSERT) });
}

/** A live integration of the environment by its id or, failing that, its identifier. */
export async function findIntegration(environmentId: string, reference: string): Promise<IntegrationRow | null> {
  const live = { environmentId, deletedAt: null };
  if (isUuid(reference)) return db().integration.findFirst({ where: { ...live, id: reference } });
  if (!isIdentifier(reference)) return null;
  return db().integration.findFirst({ where: { ...live, identifier: reference } });
}

/** A provider's newest live integration in the environment; null if there is none. */
export async function findIntegrationOfProvider(
  environmentId: string,
  providerId: string,
): Promise<IntegrationRow | null> {
  if (unstorableReason(providerId)) return null;
  const where = { environmentId, providerId, deletedAt: null };
  return db().integration.findFirst({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
}

/** Like findIntegration. Throws `not_found`. */
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

/** The current live or deleted row, locked against other writers until the transaction ends; null if it is gone. */
export async function lockIntegration(tx: Transaction, id: string): Promise<IntegrationRow | null> {
  await tx.$executeRaw`SELECT 1 FROM integrations WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.integration.findUnique({ where: { id } });
}

/** Writes a row's fields. `lastCheck: null` clears the verdict. */
export async function updateIntegration(
  tx: Transaction,
  id: string,
  { lastCheck, ...data }: Partial<Omit<IntegrationRow, 'id'>>,
): Promise<IntegrationRow> {
  const row = await tx.integration.update({ where: { id }, data: { ...data, ...verdictColumns(lastCheck) } });
  noteChange(tx, integrationsTopic(row.environmentId, row.channel));
  return row;
}

/** The columns of a verdict; none if nothing changes. */
function verdictColumns(verdict: CheckVerdict | null | undefined) {
  if (verdict === undefined) return {};
  return verdict
    ? { lastCheck: verdict, lastCheckedAt: new Date(verdict.at) }
    : { lastCheck: Prisma.DbNull, lastCheckedAt: null };
}

/**
 * Lower case like PostgreSQL's lower(), one character at a time: JavaScript may turn one character into two, and
 * considers the neighbors of Σ.
 */
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
    // Escapes LIKE wildcards, because Prisma does not.
    const contains = inLowerCase(q).replaceAll(/[\\%_]/g, String.raw`\$&`);
    // Provider ids are ours, so the matching ones are known here; that leaves an index for each part of the search.
    const sought = PROVIDERS.map(({ id }) => id).filter((id) => id.includes(q.toLowerCase()));
    const meant = { in: [...new Set([...sought, ...meantProviderIds])] };
    conditions.push({ OR: [{ searchText: { contains } }, { providerId: meant }] });
  }
  if (before) {
    const { createdAt, id } = before;
    // The second condition implies the first, which lets the index start where the page does.
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

/** Names of live integrations, newest first, at most `take`; if `only` is given, only these identifiers. */
export async function listNames(environmentId: string, take: number, only?: readonly string[]): Promise<NameRow[]> {
  return db().integration.findMany({
    where: { environmentId, deletedAt: null, ...(only ? { identifier: { in: [...only] } } : {}) },
    select: NAMES,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
  });
}

/** How many live integrations an environment has, counted up to `most`. */
export async function countLive(environmentId: string, most: number): Promise<number> {
  return db().integration.count({ where: { environmentId, deletedAt: null }, take: most });
}

/** All live integrations of an environment, by identifier; if `only` is given, only these identifiers. */
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

const CANDIDATE = {
  ...NAMES,
  primary: true,
  priority: true,
  createdAt: true,
  conditions: true,
} as const;

/** The fields of a row that decide the selection. */
export type CandidateRow = Pick<IntegrationRow, keyof typeof CANDIDATE>;

/** Like listActive, with only the fields that the selection needs: a third of a row, since thousands are cached. */
export async function listCandidates(environmentId: string, channel: Channel): Promise<CandidateRow[]> {
  const where = { environmentId, active: true, deletedAt: null, channel };
  return db().integration.findMany({ where, select: CANDIDATE });
}

/** Every active integration of a channel. */
export async function listActive(environmentId: string, channel: Channel): Promise<IntegrationRow[]> {
  return db().integration.findMany({ where: { environmentId, active: true, deletedAt: null, channel } });
}

/** Whether a channel has more than `most` active integrations; stops counting there, and reads no row. */
export async function hasMoreActive(environmentId: string, channel: Channel, most: number): Promise<boolean> {
  const where = { environmentId, active: true, deletedAt: null, channel };
  return (await db().integration.count({ where, take: most + 1 })) > most;
}

/** The rule that a failed write violated, or null if it failed for another reason. */
export function violatedRule(error: unknown): IntegrationRule | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  // Prisma's own writes, its raw ones, and SQL that bypasses Prisma.
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

/** A row by its id, in any environment, live or deleted. */
export async function findById(id: string): Promise<IntegrationRow | null> {
  return db().integration.findUnique({ where: { id } });
}

/**
 * The ids of active integrations of these providers whose last check is older than a time, or missing; oldest check
 * first.
 */
export async function listDueForCheck(
  providerIds: readonly string[],
  before: Date,
  take: number,
): Promise<readonly string[]> {
  const rows = await db().integration.findMany({
    where: {
      active: true,
      deletedAt: null,
      providerId: { in: [...providerIds] },
      OR: [{ lastCheckedAt: null }, { lastCheckedAt: { lte: before } }],
    },
    select: { id: true },
    orderBy: [{ lastCheckedAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    take,
  });
  return rows.map(({ id }) => id);
}

/**
 * Writes the last verdict of a live integration without changing `updated_at`, unless its credentials changed since the
 * check. For secrets it compares the encrypted text, because the wrapping key may change. Out: whether it was written.
 */
export async function updateLastCheck(
  tx: Transaction,
  { id, environmentId, channel, credentials, encryptedSecrets }: IntegrationRow,
  verdict: CheckVerdict,
): Promise<boolean> {
  noteChange(tx, integrationsTopic(environmentId, channel));
  // Raw SQL: Prisma cannot compare part of a text.
  const written = await tx.$executeRaw`
    UPDATE integrations SET last_check = ${JSON.stringify(verdict)}::jsonb, last_checked_at = ${new Date(verdict.at)}
    WHERE id = ${id}::uuid AND deleted_at IS NULL AND credentials = ${JSON.stringify(credentials)}::jsonb
      AND split_part(encrypted_secrets, '.', 4) IS NOT DISTINCT FROM split_part(${encryptedSecrets}, '.', 4)`;
  return written > 0;
}
