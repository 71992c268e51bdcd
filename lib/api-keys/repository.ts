import 'server-only';

import { db } from '@/lib/server/database/db';
import { noteChange, type Transaction } from '@/lib/server/database/transaction';
import type { ApiKey } from '@/lib/server/generated/client';
import { isUuid } from '@/lib/text/uuid';

export type ApiKeyRow = ApiKey;

export async function insertApiKey(
  tx: Transaction,
  row: Pick<
    ApiKeyRow,
    | 'id'
    | 'organizationId'
    | 'environmentId'
    | 'name'
    | 'prefix'
    | 'hash'
    | 'scopes'
    | 'answersNovu'
    | 'parentId'
    | 'expiresAt'
    | 'createdBy'
    | 'createdAt'
  >,
): Promise<ApiKeyRow> {
  return tx.apiKey.create({ data: { ...row, hash: new Uint8Array(row.hash) } });
}

/** The key of a hash, including revoked and expired ones. */
export async function findApiKeyByHash(hash: Uint8Array<ArrayBuffer>): Promise<ApiKeyRow | null> {
  return db().apiKey.findUnique({ where: { hash } });
}

/** A key of an organization that is not revoked, or null. */
export async function findApiKey(organizationId: string, id: string): Promise<ApiKeyRow | null> {
  return db().apiKey.findFirst({ where: { id, organizationId, revokedAt: null } });
}

/** The keys of an organization that are not revoked, newest first. */
export async function listApiKeys(organizationId: string): Promise<ApiKeyRow[]> {
  return db().apiKey.findMany({
    where: { organizationId, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
}

/** Revokes a key; false when the organization has no such live key. */
export async function revokeApiKey(tx: Transaction, organizationId: string, id: string, at: Date): Promise<boolean> {
  if (!isUuid(id)) return false;
  noteChange(tx, 'api_keys');
  const { count } = await tx.apiKey.updateMany({
    where: { id, organizationId, revokedAt: null },
    data: { revokedAt: at },
  });
  return count > 0;
}

/** Records a use, at most once a minute, which spares most reads a write. */
export async function touchApiKey(id: string, at: Date): Promise<void> {
  const stale = new Date(at.getTime() - 60_000);
  await db().apiKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: stale } }] },
    data: { lastUsedAt: at },
  });
}

/** Names of an organization's keys by id, including revoked ones. */
export async function listApiKeysById(
  organizationId: string,
  ids: readonly string[],
): Promise<Pick<ApiKeyRow, 'id' | 'name'>[]> {
  return db().apiKey.findMany({
    where: { organizationId, id: { in: ids.filter(isUuid) } },
    select: { id: true, name: true },
  });
}
