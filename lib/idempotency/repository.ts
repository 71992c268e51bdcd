import 'server-only';

import { db } from '@/lib/server/database/db';
import type { Transaction } from '@/lib/server/database/transaction';

import type { RecordHead, RecordId } from './types';

export interface StoredAnswer {
  readonly requestHash: string;
  readonly response: unknown;
}

/** Locks a key for the rest of the transaction; false at once if another transaction holds it. */
export async function lockKey(tx: Transaction, { environmentId, method, path, key }: RecordId): Promise<boolean> {
  const name = `idempotency:${environmentId}:${method}:${path}:${key}`;
  // Raw SQL: Prisma has no API for locks.
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS held`;
  return row?.held ?? false;
}

/** The stored response for a key, unless it has expired. */
export async function findAnswer(id: RecordId, now: Date, tx: Transaction = db()): Promise<StoredAnswer | null> {
  const record = await tx.idempotencyRecord.findUnique({
    where: { environmentId_method_path_key: id, expiresAt: { gt: now } },
    select: { requestHash: true, response: true },
  });
  return record && { ...record, response: JSON.parse(record.response as string) as unknown };
}

/** Stores a response, replacing an expired one. */
export async function saveAnswer(tx: Transaction, id: RecordId, head: RecordHead, answer: unknown): Promise<void> {
  // Stored as text: jsonb does not keep the order of keys, and rejects U+0000 and unpaired surrogates, which a response
  // may contain.
  const data = { ...head, response: JSON.stringify(answer) };
  await tx.idempotencyRecord.upsert({
    where: { environmentId_method_path_key: id },
    create: { ...id, ...data },
    update: data,
  });
}

/** Removes expired responses and returns how many. */
export async function deleteExpiredAnswers(now: Date): Promise<number> {
  const { count } = await db().idempotencyRecord.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}
