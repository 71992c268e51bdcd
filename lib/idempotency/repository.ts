import { db } from '@/lib/server/db';
import { runSqlIn } from '@/lib/server/sql';
import type { Transaction } from '@/lib/server/transaction';

import type { Claim, Claimed, RecordId } from './types';

export interface StoredAnswer {
  readonly requestHash: string;
  readonly response: unknown;
}

/** Takes the key for the rest of the transaction, and reads what is kept under it. */
export async function claimKey(tx: Transaction, claim: Claim): Promise<Claimed> {
  const { environmentId, method, path, key, createdAt } = claim;
  const [claimed] = await runSqlIn(tx)<Claimed>({
    name: 'claim-key',
    text: `SELECT held, request_hash AS "requestHash", response
      FROM signalbox_claim($1::uuid, $2::text, $3::text, $4::text, $5::timestamptz)`,
    values: [environmentId, method, path, key, createdAt.toISOString()],
  });
  return claimed ?? { held: false, requestHash: null, response: null };
}

/** The answer kept for a key, unless it has expired. */
export async function findAnswer(id: RecordId, now: Date): Promise<StoredAnswer | null> {
  const record = await db().idempotencyRecord.findFirst({
    where: { ...id, expiresAt: { gt: now } },
    select: { requestHash: true, response: true },
  });
  return record && { ...record, response: JSON.parse(record.response as string) as unknown };
}

/** Keeps an answer, in place of one that has expired. */
export async function saveAnswer(tx: Transaction, claim: Claim, answer: unknown): Promise<void> {
  const { environmentId, method, path, key, ...rest } = claim;
  const id = { environmentId, method, path, key };
  // As its text: jsonb would order its keys anew, and refuses U+0000 and half a surrogate pair, which an answer may name.
  const data = { ...rest, response: JSON.stringify(answer) };
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
