import type { Context as HonoContext } from 'hono';

import { findReplay, runOnce } from '@/lib/idempotency/service';
import type { IdempotentRequest, Outcome } from '@/lib/idempotency/types';
import { type Permission, requirePermission } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';

import type { ApiEnv } from './types';

/** The request's Idempotency-Key with what it covers, or undefined. Throws `bad_request` for a key of a wrong length. */
export function idempotentRequest(
  c: HonoContext<ApiEnv>,
  body: unknown,
  status: number,
): IdempotentRequest | undefined {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return undefined;
  if (key.length < 1 || key.length > 255)
    throw new AppError('bad_request', 'Idempotency-Key must have 1 to 255 characters.');
  // Node gives header bytes as Latin-1, which has no text that PostgreSQL could not store. Nor has the path as it was
  // called, unlike Hono's own, where %00 is U+0000.
  return { method: c.req.method, path: new URL(c.req.url).pathname, key, body, status };
}

/** Says in the answer's headers under which key it ran, and whether it is an earlier answer. */
export function tellOutcome(
  c: HonoContext<ApiEnv>,
  request: IdempotentRequest | undefined,
  { replayed }: Outcome<unknown>,
): void {
  if (request) c.header('Idempotency-Key', request.key);
  if (replayed) c.header('Idempotency-Replay', 'true');
}

/**
 * Answers a POST that only asks: with an Idempotency-Key, the first answer is kept and told again. A kept one is told
 * without asking anew, so whoever may not ask is refused before. Throws `forbidden`.
 */
export async function answerOnce<T>(
  c: HonoContext<ApiEnv>,
  body: unknown,
  permission: Permission | null,
  ask: () => Promise<T>,
): Promise<Response> {
  const ctx = c.get('ctx');
  if (permission) requirePermission(ctx, permission);
  const request = idempotentRequest(c, body, 200);
  if (!request) return c.json(await ask());
  const replayed = await findReplay<T>(ctx, request);
  // Asked before the transaction: what is asked reads through connections of its own.
  const value = replayed ? replayed.value : await ask();
  const outcome = replayed ?? (await runOnce(ctx, request, async () => value));
  tellOutcome(c, request, outcome);
  return c.json(outcome.value);
}
