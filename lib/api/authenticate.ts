import 'server-only';

import type { Context as HonoContext, MiddlewareHandler } from 'hono';

import { findSession, sessionContext } from '@/lib/accounts/session';
import { authenticateKey } from '@/lib/api-keys/service';
import { actorId, type Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import { isOwnOrigin } from '@/lib/server/http/page-origin';
import { type Allowance, configuredRateLimit, limitRequests } from '@/lib/server/http/rate-limit';
import { parseUrl } from '@/lib/text/parse-url';

import { refuseUnknownQuery } from './query';
import type { ApiEnv } from './types';

/** The same answer for a key that is missing, malformed, unknown, expired or revoked. */
const unauthorized = () =>
  new AppError(
    'unauthorized',
    'Send a valid API key: Authorization: ApiKey <key>. Keys are made in the dashboard, under Settings.',
  );

/**
 * Sets the caller's context, from the API key or from the dashboard's own session. Each caller has a rate limit; the
 * headers follow draft-ietf-httpapi-ratelimit-headers-06.
 */
export const authenticate: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const ctx = (await keyContext(c)) ?? (await ownSessionContext(c)) ?? refuse();
  c.set('ctx', ctx);
  try {
    tellAllowance(c, limitRequests(actorId(ctx.actor)));
  } catch (error) {
    if (error instanceof AppError) tellAllowance(c, spent(error));
    throw error;
  }
  refuseUnknownQuery(c);
  await next();
};

function tellAllowance(c: HonoContext<ApiEnv>, allowance: Allowance | undefined): void {
  for (const [name, value] of Object.entries(allowanceHeaders(allowance))) c.header(name, value);
}

export function allowanceHeaders(allowance: Allowance | undefined): Record<string, string> {
  if (!allowance) return {};
  return {
    'RateLimit-Limit': String(allowance.limit),
    'RateLimit-Remaining': String(allowance.remaining),
    'RateLimit-Reset': String(allowance.resetSeconds),
  };
}

/** The rate-limit headers of a refused caller. */
export function spent({ retryAfterSeconds = 1 }: AppError): Allowance {
  return { limit: 2 * configuredRateLimit(), remaining: 0, resetSeconds: retryAfterSeconds };
}

function refuse(): never {
  throw unauthorized();
}

async function keyContext(c: HonoContext<ApiEnv>): Promise<Context | null> {
  const header = c.req.header('authorization');
  return header === undefined ? null : contextOfKey(header, c.get('requestId'), c.get('now'));
}

/** The context of an Authorization header. Throws `unauthorized`. */
export async function contextOfKey(header: string, requestId: string, now: Date): Promise<Context> {
  const key = /^ApiKey +(\S+) *$/i.exec(header)?.[1];
  return (key && (await authenticateKey(key, requestId, now))) || refuse();
}

async function ownSessionContext(c: HonoContext<ApiEnv>): Promise<Context | null> {
  const environmentId = c.req.header('signalbox-environment');
  if (!environmentId || !c.req.header('cookie')) return null;
  if (!isSameOrigin(c))
    throw new AppError('forbidden', 'A session may call the API from the pages of this server only. Use an API key.');
  const session = await findSession(c.req.raw.headers);
  if (!session) return null;
  const ctx = await sessionContext(session, environmentId, c.get('requestId'), c.get('now'));
  if (!ctx) throw new AppError('not_found', 'There is no such environment.');
  return ctx;
}

/**
 * Checks Sec-Fetch-Site if the browser sends it, else Origin, else refuses (OWASP, Cross-Site Request Forgery
 * Prevention).
 */
function isSameOrigin(c: HonoContext): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = parseUrl(c.req.header('origin') ?? '');
  const headers = { host: c.req.header('host'), 'x-forwarded-host': c.req.header('x-forwarded-host') };
  return origin !== null && isOwnOrigin(origin, headers);
}
