import 'server-only';

import type { Context } from '@/lib/server/context';
import { inTransaction, type Transaction } from '@/lib/server/database/transaction';
import { AppError, invalid } from '@/lib/server/errors';
import { keyedDigest } from '@/lib/server/secrets/vault';
import { canonicalJson } from '@/lib/text/canonical-json';

import { deleteExpiredAnswers, findAnswer, lockKey, saveAnswer, type StoredAnswer } from './repository';
import type { IdempotentRequest, Outcome, RecordId } from './types';

const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Runs an operation's writes in one transaction, at most once per idempotency key. The response is stored in the same
 * transaction: a process killed at any moment leaves both or neither. The value must hold no secret, because it is
 * stored. Throws `idempotency_in_progress` while the same request runs, `validation_failed` if the key was used with
 * another body.
 */
export async function runOnce<T>(
  ctx: Context,
  request: IdempotentRequest | undefined,
  work: (tx: Transaction) => Promise<T>,
): Promise<Outcome<T>> {
  if (!request) return { value: await inTransaction(work), replayed: false };
  const id = recordId(ctx, request);
  const requestHash = await hashOf(request);
  return inTransaction(async (tx) => {
    if (!(await lockKey(tx, id))) throw stillRunning();
    const kept = await findAnswer(id, ctx.now, tx);
    if (kept) return replayOf<T>(kept, requestHash);
    const value = await work(tx);
    const expiresAt = new Date(ctx.now.getTime() + KEPT_MS);
    await saveAnswer(tx, id, { requestHash, status: request.status, createdAt: ctx.now, expiresAt }, value);
    return { value, replayed: false };
  });
}

/**
 * The stored response of the same request, which lets an operation skip slow work before its transaction; null at
 * first use.
 */
export async function findReplay<T>(ctx: Context, request: IdempotentRequest | undefined): Promise<Outcome<T> | null> {
  if (!request) return null;
  const kept = await findAnswer(recordId(ctx, request), ctx.now);
  return kept && replayOf<T>(kept, await hashOf(request));
}

/** Removes responses older than 24 hours and returns how many. Safe to run in several processes at once. */
export async function sweepAnswers(now: Date): Promise<number> {
  return deleteExpiredAnswers(now);
}

function recordId(ctx: Context, { method, path, key }: IdempotentRequest): RecordId {
  return { environmentId: ctx.environmentId, method, path, key };
}

async function hashOf({ body, digestKey }: IdempotentRequest): Promise<string> {
  return keyedDigest(await digestKey(), 'idempotency', canonicalJson(body));
}

function replayOf<T>({ requestHash, response }: StoredAnswer, sent: string): Outcome<T> {
  if (requestHash !== sent)
    throw invalid('headers.idempotency-key', 'This Idempotency-Key was used with another body. Send a new key.');
  return { value: response as T, replayed: true };
}

const stillRunning = () =>
  new AppError('idempotency_in_progress', 'A request with this Idempotency-Key is still running. Ask again shortly.');
