import 'server-only';

import { timingSafeEqual } from 'node:crypto';

import { hashPassword } from 'better-auth/crypto';

import { hasUsers, insertMember, insertOrganization, insertUser, lockSetup } from '@/lib/accounts/repository';
import { setupSchema } from '@/lib/accounts/schema';
import { hashKey, shownPrefix } from '@/lib/api-keys/key-text';
import { insertApiKey } from '@/lib/api-keys/repository';
import { insertAuditEvents } from '@/lib/audit/repository';
import { createFingerprintKey } from '@/lib/environments/fingerprint';
import { insertEnvironment } from '@/lib/environments/repository';
import type { EnvironmentColor } from '@/lib/environments/types';
import { inTransaction, type Transaction } from '@/lib/server/database/transaction';
import { AppError, invalid, toFieldErrors, validationError } from '@/lib/server/errors';
import { PERMISSIONS } from '@/lib/server/permissions';
import { instanceSecret } from '@/lib/server/secrets/instance-secret';
import { newId } from '@/lib/server/secrets/random';
import { keyedDigest } from '@/lib/server/secrets/vault';
import { slugOf } from '@/lib/text/slug';

/** The environments of a new organization. Production must look like Production. */
const FIRST_ENVIRONMENTS: readonly { name: string; color: EnvironmentColor }[] = [
  { name: 'Development', color: 'green' },
  { name: 'Production', color: 'red' },
];

interface FirstAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly organizationName: string;
  /** A key for the Development environment with every scope. */
  readonly apiKey?: string | undefined;
}

/** Whether the first account does not exist yet. */
export async function needsSetup(): Promise<boolean> {
  return !(await hasUsers());
}

/** The one-time token of /setup: the same in every process of an installation, and useless once an account exists. */
export async function setupToken(): Promise<string> {
  return keyedDigest(Buffer.from(await instanceSecret('setup'), 'base64url'), 'setup-token', '').slice(0, 32);
}

/**
 * Creates the first account with its organization and environments, and nothing else.
 * Throws `validation_failed` (also for a wrong token), `conflict` once an account exists.
 */
export async function setUp(input: unknown, now: Date, requestId: string): Promise<void> {
  const parsed = setupSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const expected = Buffer.from(await setupToken());
  const given = Buffer.from(parsed.data.token.trim());
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw invalid('token', 'This is not the token that the server printed when it started.');
  }
  const made = await createFirstAccount(parsed.data, now, requestId);
  if (!made) throw new AppError('conflict', 'The first account exists already. Sign in with it.');
}

/** Creates the first account, once across all processes; false if one exists. */
export async function createFirstAccount(account: FirstAccount, now: Date, requestId: string): Promise<boolean> {
  if (await hasUsers()) return false;
  const passwordHash = await hashPassword(account.password);
  return inTransaction(async (tx) => {
    await lockSetup(tx);
    if (await hasUsers(tx)) return false;
    await insertFirstAccount(tx, account, passwordHash, now, requestId);
    return true;
  });
}

async function insertFirstAccount(
  tx: Transaction,
  account: FirstAccount,
  passwordHash: string,
  createdAt: Date,
  requestId: string,
): Promise<void> {
  const userId = newId();
  const organizationId = newId();
  await insertUser(tx, {
    id: userId,
    accountId: newId(),
    name: account.name,
    email: account.email,
    passwordHash,
    createdAt,
  });
  await insertOrganization(tx, {
    id: organizationId,
    name: account.organizationName,
    slug: slugOf(account.organizationName) || 'organization',
    createdAt,
  });
  await insertMember(tx, { id: newId(), organizationId, userId, role: 'owner', createdAt });
  const environmentIds: string[] = [];
  for (const environment of FIRST_ENVIRONMENTS) {
    const id = newId();
    environmentIds.push(id);
    await insertEnvironment(tx, {
      id,
      organizationId,
      ...environment,
      slug: slugOf(environment.name),
      fingerprintKey: createFingerprintKey(organizationId, id),
      createdAt,
    });
  }
  const environmentId = environmentIds[0] ?? '';
  if (account.apiKey) await insertFirstKey(tx, account.apiKey, { organizationId, environmentId, userId, createdAt });
  const ctx = {
    organizationId,
    environmentId,
    actor: { type: 'user', id: userId },
    permissions: new Set(PERMISSIONS),
    requestId,
    now: createdAt,
  } as const;
  await insertAuditEvents(
    ctx,
    [
      {
        action: 'organization.created',
        targetType: 'organization',
        targetId: organizationId,
        details: { name: account.organizationName },
      },
    ],
    tx,
  );
}

async function insertFirstKey(
  tx: Transaction,
  key: string,
  {
    organizationId,
    environmentId,
    userId,
    createdAt,
  }: { organizationId: string; environmentId: string; userId: string; createdAt: Date },
): Promise<void> {
  await insertApiKey(tx, {
    id: newId(),
    organizationId,
    environmentId,
    name: 'First key',
    prefix: shownPrefix(key),
    hash: hashKey(key),
    scopes: [...PERMISSIONS],
    answersNovu: false,
    parentId: null,
    expiresAt: null,
    createdBy: userId,
    createdAt,
  });
}
