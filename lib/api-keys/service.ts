import 'server-only';

import { listUsers } from '@/lib/accounts/repository';
import { insertAuditEvents } from '@/lib/audit/repository';
import { findEnvironment } from '@/lib/environments/repository';
import { runOnce } from '@/lib/idempotency/service';
import type { IdempotentRequest, Outcome } from '@/lib/idempotency/types';
import { listMembers } from '@/lib/members/repository';
import { type Context, requirePermission } from '@/lib/server/context';
import { inTransaction } from '@/lib/server/database/transaction';
import { AppError, invalid, toFieldErrors, validationError } from '@/lib/server/errors';
import { type Permission, PERMISSIONS } from '@/lib/server/permissions';
import { newId } from '@/lib/server/secrets/random';

import { createKeyText, digestKey, hashKey, shownPrefix } from './key-text';
import { knownKey, noteUse } from './known-keys';
import {
  type ApiKeyRow,
  findApiKey,
  insertApiKey,
  listApiKeys as listRows,
  revokeApiKey as revokeRow,
} from './repository';
import { createApiKeySchema } from './schema';
import type { ApiKeyView, CreatedApiKey, ListedApiKey } from './types';

/**
 * Creates a key for one environment, with no scope that its creator lacks. Only this result holds its text.
 * Throws `forbidden`, `validation_failed`.
 */
export async function createApiKey(ctx: Context, input: unknown): Promise<CreatedApiKey> {
  const { key, made } = await makeKey(ctx, input, undefined);
  return { ...made.value, key };
}

/**
 * Like createApiKey, at most once per idempotency key. A replay returns the key without its text, which is not stored.
 */
export async function createApiKeyOnce(
  ctx: Context,
  input: unknown,
  idempotency: IdempotentRequest | undefined,
): Promise<Outcome<ApiKeyView | CreatedApiKey>> {
  const { key, made } = await makeKey(ctx, input, idempotency);
  return made.replayed ? made : { ...made, value: { ...made.value, key } };
}

async function makeKey(
  ctx: Context,
  input: unknown,
  idempotency: IdempotentRequest | undefined,
): Promise<{ key: string; made: Outcome<ApiKeyView> }> {
  requirePermission(ctx, 'admin');
  const parsed = createApiKeySchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const { name, environmentId, scopes, expiresAt, answersNovu = false } = parsed.data;
  for (const scope of scopes) requirePermission(ctx, scope);
  const parent = ctx.actor.type === 'api_key' ? await findApiKey(ctx.organizationId, ctx.actor.id) : null;
  const latest = requireWithin(ctx, parent, { environmentId, expiresAt });
  if (expiresAt && new Date(expiresAt) <= ctx.now) throw invalid('expiresAt', 'expiresAt must lie in the future.');
  if (!(await findEnvironment(ctx.organizationId, environmentId)))
    throw invalid('environmentId', 'There is no such environment.');
  const key = createKeyText();
  const made = await runOnce(ctx, idempotency, async (tx) => {
    const inserted = await insertApiKey(tx, {
      id: newId(),
      organizationId: ctx.organizationId,
      environmentId,
      name,
      prefix: shownPrefix(key),
      hash: hashKey(key),
      scopes: [...new Set(scopes)],
      answersNovu,
      expiresAt: expiresAt ? new Date(expiresAt) : latest,
      parentId: parent?.id ?? null,
      createdBy: ctx.actor.type === 'user' ? ctx.actor.id : null,
      createdAt: ctx.now,
    });
    const details = { name, environmentId, scopes, prefix: inserted.prefix, ...(answersNovu ? { answersNovu } : {}) };
    const entry = { action: 'api_key.created', targetType: 'api_key', targetId: inserted.id, details };
    await insertAuditEvents(ctx, [entry], tx);
    return toApiKeyView(inserted);
  });
  return { key, made };
}

/**
 * A key creates keys of its own environment that end no later than it does, unless it has `admin:organization`:
 * otherwise somebody with a key of one environment could make one of another, that stays. Out: when the new key ends if
 * nothing is said; null: never. Throws `validation_failed`.
 */
function requireWithin(
  ctx: Context,
  parent: ApiKeyRow | null,
  { environmentId, expiresAt }: { readonly environmentId: string; readonly expiresAt: string | undefined },
): Date | null {
  if (!parent || ctx.permissions.has('admin:organization')) return null;
  if (environmentId.toLowerCase() !== ctx.environmentId)
    throw invalid(
      'environmentId',
      'A key creates keys of its own environment. Send that one, or use a key with the scope admin:organization.',
    );
  const latest = parent.expiresAt;
  if (latest && expiresAt && new Date(expiresAt) > latest)
    throw invalid('expiresAt', `This key ends at ${latest.toISOString()}, and the new one must not end later.`);
  return latest;
}

/** The organization's keys that are not revoked, newest first. Throws `forbidden`. */
export async function listApiKeys(ctx: Context): Promise<ApiKeyView[]> {
  requirePermission(ctx, 'admin');
  return (await listRows(ctx.organizationId)).map(toApiKeyView);
}

/**
 * Like listApiKeys, with the creator of each key. A key outlives its creator's membership, so sending continues when a
 * person leaves; administrators must see which keys those are. Throws `forbidden`.
 */
export async function listApiKeysWithMakers(ctx: Context): Promise<ListedApiKey[]> {
  requirePermission(ctx, 'admin');
  const [rows, members] = await Promise.all([listRows(ctx.organizationId), listMembers(ctx.organizationId)]);
  const users = await listUsers([...new Set(rows.flatMap(({ createdBy }) => createdBy ?? []))]);
  const present = new Set(members.map(({ userId }) => userId));
  const makers = new Map(
    users.map(({ id, name, email }) => [id, { userId: id, name: name.trim() || email, left: !present.has(id) }]),
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const maker = makers.get(row.createdBy ?? '');
    const parentName = row.parentId ? (names.get(row.parentId) ?? row.parentId) : undefined;
    return {
      ...toApiKeyView(row),
      ...(maker ? { maker } : {}),
      ...(parentName === undefined ? {} : { parentName }),
    };
  });
}

/** Revokes a key at once. Throws `forbidden`, `not_found`. */
export async function revokeApiKey(ctx: Context, id: string): Promise<void> {
  requirePermission(ctx, 'admin');
  await inTransaction(async (tx) => {
    if (!(await revokeRow(tx, ctx.organizationId, id, ctx.now)))
      throw new AppError('not_found', 'There is no such API key.');
    await insertAuditEvents(ctx, [{ action: 'api_key.revoked', targetType: 'api_key', targetId: id }], tx);
  });
}

/**
 * The context of a caller who sent a key, or null if the key is unknown, expired or revoked: callers must not be able
 * to distinguish these. The lookup is by SHA-256, so its timing reveals nothing about the key.
 */
export async function authenticateKey(key: string, requestId: string, now: Date): Promise<Context | null> {
  if (key.length > 512) return null;
  const row = await knownKey(digestKey(key));
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt <= now)) return null;
  noteUse(row, now);
  return {
    organizationId: row.organizationId,
    environmentId: row.environmentId,
    actor: { type: 'api_key', id: row.id },
    permissions: permissionsOf(row),
    requestId,
    now,
    ...(row.answersNovu ? { answersNovu: true as const } : {}),
  };
}

const permissions = new WeakMap<ApiKeyRow, ReadonlySet<Permission>>();

/** Computed once per row, which is cached across many requests. */
function permissionsOf(row: ApiKeyRow): ReadonlySet<Permission> {
  const known = permissions.get(row) ?? new Set(scopesOf(row));
  permissions.set(row, known);
  return known;
}

function scopesOf(row: ApiKeyRow): Permission[] {
  return PERMISSIONS.filter((permission) => row.scopes.includes(permission));
}

function toApiKeyView(row: ApiKeyRow): ApiKeyView {
  return {
    id: row.id,
    name: row.name,
    environmentId: row.environmentId,
    prefix: row.prefix,
    scopes: scopesOf(row),
    ...(row.answersNovu ? { answersNovu: true as const } : {}),
    ...(row.parentId ? { parentId: row.parentId } : {}),
    createdAt: row.createdAt.toISOString(),
    ...(row.expiresAt ? { expiresAt: row.expiresAt.toISOString() } : {}),
    ...(row.lastUsedAt ? { lastUsedAt: row.lastUsedAt.toISOString() } : {}),
  };
}
