import { type Context as HonoContext, Hono } from 'hono';
import { routePath } from 'hono/route';

import { AppError } from '@/lib/server/errors';
import { log } from '@/lib/server/log';
import { countRequest } from '@/lib/server/metrics';

import { checks } from './checks';
import { conditions } from './conditions';
import { newRequestId, retryAfterOf, toAppError, toErrorBody } from './error-answer';
import { health } from './health';
import { apiKeys } from './api-keys';
import { environments } from './environments';
import { integrations } from './integrations';
import { metrics } from './metrics';
import { openApi } from './openapi/route';
import { providers } from './providers';
import type { ApiEnv } from './types';

/** The REST API: a plain `fetch` function, mounted by Next (app/v1) and by the server of `npm start`. */
export const api = new Hono<ApiEnv>();

api.use('*', async (c, next) => {
  const started = performance.now();
  const requestId = newRequestId();
  c.set('requestId', requestId);
  c.set('now', new Date());
  await next();
  c.header('X-Request-Id', requestId);
  // Whatever does not say otherwise is nobody's to keep.
  if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'no-store');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  const ctx = c.get('ctx') as ApiEnv['Variables']['ctx'] | undefined;
  const [route, durationMs] = [routePath(c), performance.now() - started];
  countRequest(c.req.method, route, c.res.status, durationMs);
  log.info(
    {
      requestId,
      actor: ctx ? ctx.actor : undefined,
      method: c.req.method,
      route,
      status: c.res.status,
      durationMs: Math.round(durationMs * 10) / 10,
    },
    'request',
  );
});

api.route('/', health);
api.route('/', metrics);
api.route('/v1/providers', providers);
api.route('/v1/integrations', checks);
api.route('/v1/integrations', integrations);
api.route('/v1/conditions', conditions);
api.route('/v1/environments', environments);
api.route('/v1/api-keys', apiKeys);
api.route('/v1/openapi.json', openApi);

/** The answer to everything that fails. It is returned, never thrown on: the middleware above gives it its headers. */
function answerError(thrown: unknown, c: HonoContext<ApiEnv>): Response {
  const requestId = c.get('requestId');
  const error = toAppError(thrown, requestId);
  const body = toErrorBody(error, c.req.path, requestId);
  const retryAfterSeconds = error.retryAfterSeconds ?? retryAfterOf(error.code);
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
  if (error.code === 'unauthorized') c.header('WWW-Authenticate', 'ApiKey');
  return c.json(body, body.statusCode as 400);
}

api.notFound((c) => answerError(new AppError('not_found', 'There is no such route.'), c));

api.onError(answerError);
