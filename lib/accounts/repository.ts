import 'server-only';

import { db } from '@/lib/server/database/db';
import type { Transaction } from '@/lib/server/database/transaction';
import { isUuid } from '@/lib/text/uuid';

export interface Membership {
  readonly organizationId: string;
  readonly role: string;
  readonly organization: { readonly name: string };
}

/** Whether any account exists. */
export async function hasUsers(tx: Transaction = db()): Promise<boolean> {
  return (await tx.user.findFirst({ select: { id: true } })) !== null;
}

/** Serializes the creation of the first account. */
export async function lockSetup(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('setup', 0))`;
}

/** Inserts a user with a password, in better-auth's form: the account's provider is "credential". */
export async function insertUser(
  tx: Transaction,
  user: { id: string; accountId: string; name: string; email: string; passwordHash: string; createdAt: Date },
): Promise<void> {
  const { id, name, email, createdAt } = user;
  await tx.user.create({
    data: { id, name, email: email.toLowerCase(), emailVerified: true, createdAt, updatedAt: createdAt },
  });
  await tx.account.create({
    data: {
      id: user.accountId,
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: user.passwordHash,
      createdAt,
      updatedAt: createdAt,
    },
  });
}

export async function insertOrganization(
  tx: Transaction,
  row: { id: string; name: string; slug: string; createdAt: Date },
): Promise<void> {
  await tx.organization.create({ data: row });
}

export async function insertMember(
  tx: Transaction,
  row: { id: string; organizationId: string; userId: string; role: string; createdAt: Date },
): Promise<void> {
  await tx.member.create({ data: row });
}

/** The organization a user belongs to (the oldest if several), or null. */
export async function findMembership(userId: string): Promise<Membership | null> {
  return db().member.findFirst({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: { organizationId: true, role: true, organization: { select: { name: true } } },
  });
}

/** Adds one to a running window, or opens a window. Returns the count so far and the window's end. */
export async function countAttempt(
  key: string,
  now: Date,
  expiresAt: Date,
): Promise<{ count: number; expiresAt: Date }> {
  const rows = await db().$queryRaw<{ count: number; expiresAt: Date }[]>`
    INSERT INTO attempts (key, count, expires_at) VALUES (${key}, 1, ${expiresAt})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN attempts.expires_at <= ${now} THEN 1 ELSE attempts.count + 1 END,
      expires_at = CASE WHEN attempts.expires_at <= ${now} THEN ${expiresAt} ELSE attempts.expires_at END
    RETURNING count, expires_at AS "expiresAt"`;
  return rows[0] ?? { count: 1, expiresAt };
}

/** The running windows of these keys. */
export async function listAttempts(
  keys: readonly string[],
  now: Date,
): Promise<{ key: string; count: number; expiresAt: Date }[]> {
  return db().attempt.findMany({ where: { key: { in: [...keys] }, expiresAt: { gt: now } } });
}

/** Takes one back from a window. */
export async function uncountAttempt(key: string): Promise<void> {
  await db().attempt.updateMany({ where: { key, count: { gt: 0 } }, data: { count: { decrement: 1 } } });
}

/** The account of an email address and its organizations, or null. */
export async function findAccount(
  email: string,
): Promise<{ id: string; members: { organizationId: string }[] } | null> {
  return db().user.findUnique({
    where: { email },
    select: { id: true, members: { select: { organizationId: true } } },
  });
}

export async function forgetAttempts(key: string): Promise<void> {
  await db().attempt.deleteMany({ where: { key } });
}

/** Removes counts of past windows and returns how many. */
export async function deleteExpiredAttempts(now: Date): Promise<number> {
  const { count } = await db().attempt.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}

/** Names of users by id, including people who left. */
export async function listUsers(ids: readonly string[]): Promise<{ id: string; name: string; email: string }[]> {
  return db().user.findMany({
    where: { id: { in: ids.filter(isUuid) } },
    select: { id: true, name: true, email: true },
  });
}
