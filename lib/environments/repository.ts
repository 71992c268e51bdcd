import 'server-only';

import { db } from '@/lib/server/database/db';
import type { Transaction } from '@/lib/server/database/transaction';
import { isUuid } from '@/lib/text/uuid';

import type { EnvironmentRow } from './types';

/** The environments of an organization, oldest first. */
export async function listEnvironments(organizationId: string): Promise<EnvironmentRow[]> {
  return db().environment.findMany({ where: { organizationId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
}

/** One environment of an organization, or null. */
export async function findEnvironment(
  organizationId: string,
  id: string,
  tx: Transaction = db(),
): Promise<EnvironmentRow | null> {
  if (!isUuid(id)) return null;
  return tx.environment.findFirst({ where: { organizationId, id } });
}

/** Like listEnvironments, with the number of live integrations and of keys that are not revoked. */
export async function listEnvironmentsInUse(
  organizationId: string,
): Promise<(EnvironmentRow & { readonly integrationCount: number; readonly apiKeyCount: number })[]> {
  const rows = await db().environment.findMany({
    where: { organizationId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      _count: { select: { integrations: { where: { deletedAt: null } }, apiKeys: { where: { revokedAt: null } } } },
    },
  });
  return rows.map(({ _count, ...row }) => ({
    ...row,
    integrationCount: _count.integrations,
    apiKeyCount: _count.apiKeys,
  }));
}

/** The slugs of an organization's environments, all but the one given. */
export async function listOtherSlugs(tx: Transaction, organizationId: string, id: string): Promise<Set<string>> {
  const rows = await tx.environment.findMany({ where: { organizationId, NOT: { id } }, select: { slug: true } });
  return new Set(rows.map(({ slug }) => slug));
}

/**
 * Serializes creates and renames in an organization until the transaction ends. Otherwise two environments that swap
 * names at the same time would deadlock, and two of one name would take the same slug.
 */
export async function lockNames(tx: Transaction, organizationId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`environments:${organizationId}`}, 0))`;
}

export async function insertEnvironment(
  tx: Transaction,
  row: Pick<EnvironmentRow, 'id' | 'organizationId' | 'name' | 'color' | 'slug' | 'fingerprintKey' | 'createdAt'>,
): Promise<void> {
  await tx.environment.create({ data: row });
}

export async function updateEnvironment(
  tx: Transaction,
  id: string,
  { formerSlugs, ...data }: Pick<EnvironmentRow, 'name' | 'color' | 'slug' | 'formerSlugs'>,
): Promise<void> {
  await tx.environment.update({ where: { id }, data: { ...data, formerSlugs: [...formerSlugs] } });
}

/** Whether a write failed because another environment of the organization has the name. */
export function isNameTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
