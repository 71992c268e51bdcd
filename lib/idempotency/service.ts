import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import type { Context } from '@/lib/server/context';
import { inTransaction, type Transaction } from '@/lib/server/transaction';
import { AppError, invalid } from '@/lib/server/errors';
import { keyedDigest } from '@/lib/server/vault';

import { canonicalJson } from '@/lib/catalogue/canonical-json';
import {
  deleteExpiredAnswers,
  findAnswer,
  type RecordId,
  saveAnswer,
  type StoredAnswer,
  tryLockKey,
} from './repository';
import type { IdempotentRequest, Outcome } from './types';

const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Runs a verb's writes in one transaction, at most once for an idempotency key: its answer is kept beside the writes,
 * so a process killed at any moment leaves both or neither. The value must hold no secret; it is stored.
 * Throws `idempotency_in_progress` while a same request runs, `validation_failed` when the key came with another body.
 */
export async function runOnce<T>(
  ctx: Context,
  request: IdempotentRequest | undefined,
  work: (tx: Transaction) => Promise<T>,
): Promise<Outcome<T>> {
  if (!request) return { value: await inTransaction(work), replayed: false };
  const id = recordId(ctx, request);
  const requestHash = await hashOf(ctx, request);
  return inTransaction(async (tx) => {
    if (!(await tryLockKey(tx, id))) {
      throw new AppError(
        'idempotency_in_progress',
        'A request with this Idempotency-Key is still running. Ask again shortly.',
      );
    }
    const kept = await findAnswer(id, ctx.now, tx);
    if (kept) return { value: replay<T>(kept, requestHash), replayed: true };
    const value = await work(tx);
    const expiresAt = new Date(ctx.now.getTime() + KEPT_MS);
    await saveAnswer(tx, id, { requestHash, response: value, status: request.status, createdAt: ctx.now, expiresAt });
    return { value, replayed: false };
  });
}

/** The kept answer of a same request, so that a verb can skip slow work before its transaction; null at first use. */
export async function findReplay<T>(ctx: Context, request: IdempotentRequest | undefined): Promise<Outcome<T> | null> {
  if (!request) return null;
  const kept = await findAnswer(recordId(ctx, request), ctx.now);
  return kept ? { value: replay<T>(kept, await hashOf(ctx, request)), replayed: true } : null;
}

/** Removes the answers that are past their 24 hours; how many. Any number of processes may do so at once. */
export async function sweepAnswers(now: Date): Promise<number> {
  return deleteExpiredAnswers(now);
}

function recordId(ctx: Context, { method, path, key }: IdempotentRequest): RecordId {
  return { environmentId: ctx.environmentId, method, path, key };
}

/** Keyed, because a body holds secrets and a plain digest of a short one could be found by trying. */
async function hashOf(ctx: Context, request: IdempotentRequest): Promise<string> {
  const key = await fingerprintKeyOf(ctx.organizationId, ctx.environmentId);
  return keyedDigest(key, 'idempotency', canonicalJson(request.body));
}

function replay<T>(kept: StoredAnswer, requestHash: string): T {
  if (kept.requestHash !== requestHash) {
    throw invalid('headers.idempotency-key', 'This Idempotency-Key was used with another body. Send a new key.');
  }
  return kept.response as T;
}
