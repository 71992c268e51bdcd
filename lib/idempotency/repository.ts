import { db } from '@/lib/server/db';
import type { Transaction } from '@/lib/server/transaction';

export interface RecordId {
  readonly environmentId: string;
  readonly method: string;
  readonly path: string;
  readonly key: string;
}

export interface StoredAnswer {
  readonly requestHash: string;
  readonly response: unknown;
}

/** Takes the key for the rest of the transaction; false when another transaction holds it. */
export async function tryLockKey(tx: Transaction, id: RecordId): Promise<boolean> {
  const name = `idempotency:${id.environmentId}:${id.method}:${id.path}:${id.key}`;
  const rows = await tx.$queryRaw<
    { held: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS held`;
  return rows[0]?.held ?? false;
}

/** The answer kept for a key, unless it has expired. */
export async function findAnswer(id: RecordId, now: Date, tx: Transaction = db()): Promise<StoredAnswer | null> {
  const record = await tx.idempotencyRecord.findFirst({
    where: { ...id, expiresAt: { gt: now } },
    select: { requestHash: true, response: true },
  });
  return record && { ...record, response: JSON.parse(record.response as string) as unknown };
}

/** Keeps an answer, in place of one that has expired. */
export async function saveAnswer(
  tx: Transaction,
  id: RecordId,
  answer: { requestHash: string; response: unknown; status: number; createdAt: Date; expiresAt: Date },
): Promise<void> {
  // As its text: jsonb would order its keys anew, and refuses U+0000 and half a surrogate pair, which an answer may name.
  const data = { ...answer, response: JSON.stringify(answer.response) };
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
