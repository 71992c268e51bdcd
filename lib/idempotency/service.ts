import { canonicalJson } from '@/lib/text/canonical-json';
import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import type { Context } from '@/lib/server/context';
import { AppError, invalid } from '@/lib/server/errors';
import { inTransaction, type Transaction } from '@/lib/server/transaction';
import { keyedDigest } from '@/lib/server/vault';

import { claimKey, deleteExpiredAnswers, findAnswer, saveAnswer } from './repository';
import type { Claim, Claimed, IdempotentRequest, Outcome, RecordId } from './types';

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
  const claim = await claimOf(ctx, request);
  return inTransaction(async (tx) => {
    const kept = readClaimed<T>(claim, await claimKey(tx, claim));
    if (kept) return kept;
    const value = await work(tx);
    await saveAnswer(tx, claim, value);
    return { value, replayed: false };
  });
}

/** A request's claim to its key, for a verb that is one statement and makes the claim in it. */
export async function claimOf(ctx: Context, request: IdempotentRequest): Promise<Claim> {
  return {
    ...recordId(ctx, request),
    requestHash: await hashOf(ctx, request),
    status: request.status,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + KEPT_MS),
  };
}

/** The kept answer that a claim has met, or null when the verb may run. Throws as runOnce. */
export function readClaimed<T>(claim: Claim, { held, requestHash, response }: Claimed): Outcome<T> | null {
  if (!held) {
    throw new AppError(
      'idempotency_in_progress',
      'A request with this Idempotency-Key is still running. Ask again shortly.',
    );
  }
  if (requestHash === null) return null;
  requireSame(requestHash, claim.requestHash);
  return { value: JSON.parse(response ?? 'null') as T, replayed: true };
}

/** The kept answer of a same request, so that a verb can skip slow work before its transaction; null at first use. */
export async function findReplay<T>(ctx: Context, request: IdempotentRequest | undefined): Promise<Outcome<T> | null> {
  if (!request) return null;
  const kept = await findAnswer(recordId(ctx, request), ctx.now);
  if (!kept) return null;
  requireSame(kept.requestHash, await hashOf(ctx, request));
  return { value: kept.response as T, replayed: true };
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

function requireSame(kept: string, sent: string): void {
  if (kept !== sent)
    throw invalid('headers.idempotency-key', 'This Idempotency-Key was used with another body. Send a new key.');
}
