import { hashPassword } from 'better-auth/crypto';
import { v7 as uuidv7 } from 'uuid';

import { insertMember, insertOrganization, insertUser } from '@/lib/accounts/repository';
import type { Role } from '@/lib/accounts/roles';
import { createApiKey, revokeApiKey } from '@/lib/api-keys/service';
import { createFingerprintKey } from '@/lib/environments/fingerprint';
import { insertEnvironment } from '@/lib/environments/repository';
import { getAuth } from '@/lib/server/auth';
import { type Context } from '@/lib/server/context';
import { inTransaction } from '@/lib/server/database/transaction';
import { type Permission, PERMISSIONS } from '@/lib/server/permissions';
import { slugOf } from '@/lib/text/slug';

/** A new organization with two environments and a key for each: all that one test sees of the database. */
export interface World {
  readonly organizationId: string;
  readonly environmentId: string;
  readonly otherEnvironmentId: string;
  /** Every scope, in `environmentId`. */
  readonly key: string;
  /** Every scope, in `otherEnvironmentId`. */
  readonly otherKey: string;
}

export async function createWorld(): Promise<World> {
  const [organizationId, environmentId, otherEnvironmentId] = [uuidv7(), uuidv7(), uuidv7()];
  const createdAt = new Date();
  await inTransaction(async (tx) => {
    await insertOrganization(tx, { id: organizationId, name: 'Acme', slug: organizationId, createdAt });
    for (const [id, name] of [
      [environmentId, 'Development'],
      [otherEnvironmentId, 'Production'],
    ] as const) {
      await insertEnvironment(tx, {
        id,
        organizationId,
        name,
        color: 'green',
        slug: slugOf(name),
        fingerprintKey: createFingerprintKey(organizationId, id),
        createdAt,
      });
    }
  });
  const place = { organizationId, environmentId };
  return {
    ...place,
    otherEnvironmentId,
    key: await createKey(place),
    otherKey: await createKey({ organizationId, environmentId: otherEnvironmentId }),
  };
}

/** The context of the organization's owner. */
export function ownerContext(
  { organizationId, environmentId }: Pick<World, 'organizationId' | 'environmentId'>,
  now = new Date(),
): Context {
  return {
    organizationId,
    environmentId,
    actor: { type: 'system' },
    permissions: new Set(PERMISSIONS),
    requestId: 'test',
    now,
  };
}

interface KeyOptions {
  readonly scopes?: readonly Permission[];
  readonly state?: 'expired' | 'revoked';
}

/** The text of a new API key. */
export async function createKey(
  place: Pick<World, 'organizationId' | 'environmentId'>,
  { scopes = PERMISSIONS, state }: KeyOptions = {},
): Promise<string> {
  const yesterday = new Date(Date.now() - 86_400_000);
  const ctx = ownerContext(place, state === 'expired' ? yesterday : new Date());
  const expiresAt = state === 'expired' ? { expiresAt: new Date(yesterday.getTime() + 1_000).toISOString() } : {};
  const made = await createApiKey(ctx, {
    name: 'Test',
    environmentId: place.environmentId,
    scopes: [...scopes],
    ...expiresAt,
  });
  if (state === 'revoked') await revokeApiKey(ctx, made.id);
  return made.key;
}

const hashes = new Map<string, Promise<string>>();

/** Hashing takes its time, on purpose: each password of a file is hashed once. */
function hashOnce(password: string): Promise<string> {
  const hash = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, hash);
  return hash;
}

/** A new member of the organization, who can sign in where a password is given. */
export async function createMember(
  role: Role,
  { organizationId }: Pick<World, 'organizationId'>,
  password?: string,
): Promise<{ userId: string; email: string }> {
  const [userId, createdAt] = [uuidv7(), new Date()];
  const email = `${userId}@example.com`;
  const passwordHash = password === undefined ? 'none' : await hashOnce(password);
  await inTransaction(async (tx) => {
    await insertUser(tx, { id: userId, accountId: uuidv7(), name: 'Ada', email, passwordHash, createdAt });
    await insertMember(tx, { id: uuidv7(), organizationId, userId, role, createdAt });
  });
  return { userId, email };
}

/** Signs a new member of the organization in and returns the Cookie header of their browser. */
export async function signInAs(
  role: Role,
  place: Pick<World, 'organizationId'>,
): Promise<{ cookie: string; userId: string; email: string }> {
  const password = 'correct horse battery';
  const { userId, email } = await createMember(role, place, password);
  const auth = await getAuth();
  const response = await auth.api.signInEmail({ body: { email, password }, asResponse: true });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { cookie, userId, email };
}
