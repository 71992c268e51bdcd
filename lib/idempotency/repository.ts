import 'server-only';

import { db } from '@/lib/server/database/db';
import type { Transaction } from '@/lib/server/database/transaction';

import type { RecordHead, RecordId } from './types';

export interface StoredAnswer {
  readonly requestHash: string;
  readonly response: unknown;
}

/** Takes a key for the rest of the transaction; false at once while another transaction has it. */
export async function lockKey(tx: Transaction, { environmentId, method, path, key }: RecordId): Promise<boolean> {
  const name = `idempotency:${environmentId}:${method}:${path}:${key}`;
  // Raw: Prisma has no word for locks.
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS held`;
  return row?.held ?? false;
}

/** The answer kept for a key, unless it has expired. */
export async function findAnswer(id: RecordId, now: Date, tx: Transaction = db()): Promise<StoredAnswer | null> {
  const record = await tx.idempotencyRecord.findUnique({
    where: { environmentId_method_path_key: id, expiresAt: { gt: now } },
    select: { requestHash: true, response: true },
  });
  return record && { ...record, response: JSON.parse(record.response as string) as unknown };
}

/** Keeps an answer, in place of one that has expired. */
export async function saveAnswer(tx: Transaction, id: RecordId, head: RecordHead, answer: unknown): Promise<void> {
  // As its text: jsonb keeps no order of keys, and refuses U+0000 and half a surrogate pair, which an answer may name.
  const data = { ...head, response: JSON.stringify(answer) };
  await tx.idempotencyRecord.upsert({
    where: { environmentId_method_path_key: id },
    create: { ...id, ...data },
    update: data,
  });
}

/** Removes answers that are kept no longer; how many. */
export async function deleteExpiredAnswers(now: Date): Promise<number> {
  const { count } = await db().idempotencyRecord.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}
