import 'server-only';

import type { Context as HonoContext } from 'hono';

import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import { findReplay, runOnce } from '@/lib/idempotency/service';
import type { IdempotentRequest, Outcome } from '@/lib/idempotency/types';
import { type Context, requirePermission } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import type { Permission } from '@/lib/server/permissions';

import type { ApiEnv } from './types';

/** The parts of a request that its Idempotency-Key covers. */
export interface KeyedPath {
  readonly method: string;
  /** The path of the request. */
  readonly path: string;
  /** The header, if sent. */
  readonly key: string | undefined;
}

/** A request's Idempotency-Key with what it covers, or undefined. Throws `bad_request` if the key's length is wrong. */
export function keyedRequest(
  { organizationId, environmentId }: Context,
  { method, path, key }: KeyedPath,
  body: unknown,
  status: number,
): IdempotentRequest | undefined {
  if (key === undefined) return undefined;
  if (key.length < 1 || key.length > 255)
    throw new AppError('bad_request', 'Idempotency-Key must have 1 to 255 characters.');
  return { method, path, key, body, status, digestKey: () => fingerprintKeyOf(organizationId, environmentId) };
}

/** Like keyedRequest, for a request to the Hono app. */
export function idempotentRequest(
  c: HonoContext<ApiEnv>,
  body: unknown,
  status: number,
): IdempotentRequest | undefined {
  return keyedRequest(c.get('ctx'), keyedPath(c), body, status);
}

export function keyedPath(c: HonoContext<ApiEnv>): KeyedPath {
  // Node gives header bytes as Latin-1, so PostgreSQL can store any of them. The same is true of the undecoded path,
  // unlike Hono's decoded one, where %00 is U+0000.
  return { method: c.req.method, path: new URL(c.req.url).pathname, key: c.req.header('idempotency-key') };
}

/** Reports the request's key in the answer's headers, and whether the answer is a replay. */
export function outcomeHeaders(
  request: IdempotentRequest | undefined,
  { replayed }: Outcome<unknown>,
): Record<string, string> {
  return {
    ...(request ? { 'Idempotency-Key': request.key } : {}),
    ...(replayed ? { 'Idempotency-Replay': 'true' } : {}),
  };
}

export function tellOutcome(
  c: HonoContext<ApiEnv>,
  request: IdempotentRequest | undefined,
  outcome: Outcome<unknown>,
): void {
  for (const [name, value] of Object.entries(outcomeHeaders(request, outcome))) c.header(name, value);
}

/** A longer answer to a question is not kept, in characters: asking again changes nothing, and keys are free. */
const MOST_KEPT = 64 * 1024;

/**
 * The answer to a read-only POST. The first answer for its Idempotency-Key is stored and returned again. A replay skips
 * the read, so a caller without the permission is refused first. Throws `forbidden`.
 */
export async function askOnce<T>(
  ctx: Context,
  request: IdempotentRequest,
  permission: Permission,
  ask: () => Promise<T>,
): Promise<Outcome<T>> {
  requirePermission(ctx, permission);
  const replayed = await findReplay<T>(ctx, request);
  if (replayed) return replayed;
  // Runs before the transaction: it reads through other connections.
  const value = await ask();
  if (JSON.stringify(value).length > MOST_KEPT) return { value, replayed: false };
  return runOnce(ctx, request, async () => value);
}

/** Answers a read-only POST, once per Idempotency-Key if one was sent. Throws `forbidden`. */
export async function answerOnce<T>(
  c: HonoContext<ApiEnv>,
  body: unknown,
  permission: Permission,
  ask: () => Promise<T>,
): Promise<Response> {
  const request = idempotentRequest(c, body, 200);
  if (!request) return c.json(await ask());
  const outcome = await askOnce(c.get('ctx'), request, permission, ask);
  tellOutcome(c, request, outcome);
  return c.json(outcome.value);
}
