import 'server-only';

import { type Context as HonoContext, Hono } from 'hono';
import { routePath } from 'hono/route';

import { apiKeys } from '@/lib/api/routes/api-keys';
import { checks } from '@/lib/api/routes/checks';
import { conditions } from '@/lib/api/routes/conditions';
import { environments } from '@/lib/api/routes/environments';
import { health } from '@/lib/api/routes/health';
import { integrations } from '@/lib/api/routes/integrations';
import { metrics } from '@/lib/api/routes/metrics';
import { providers } from '@/lib/api/routes/providers';
import { AppError } from '@/lib/server/errors';
import { newId } from '@/lib/server/secrets/random';

import { COMMON_HEADERS, recordRequest } from './common';
import { toErrorAnswer } from './error-answer';
import { openApi } from './openapi/route';
import type { ApiEnv } from './types';

/** The REST API: a plain `fetch` function, mounted by Next (app/v1) and by the server of `npm start`. */
export const api = new Hono<ApiEnv>();

api.use('*', async (c, next) => {
  const started = performance.now();
  const requestId = newId();
  c.set('requestId', requestId);
  c.set('now', new Date());
  await next();
  c.header('X-Request-Id', requestId);
  // By default, an answer must not be cached.
  if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(COMMON_HEADERS)) c.header(name, value);
  const ctx = c.get('ctx') as ApiEnv['Variables']['ctx'] | undefined;
  const { method } = c.req;
  recordRequest({ requestId, actor: ctx?.actor, method, route: routePath(c), status: c.res.status, started });
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

/** The answer to every failure. It is returned, never rethrown: the middleware above adds the headers. */
function answerError(thrown: unknown, c: HonoContext<ApiEnv>): Response {
  const { body, headers } = toErrorAnswer(thrown, c.req.path, c.get('requestId'));
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  return c.json(body, body.statusCode as 400);
}

api.notFound((c) => answerError(new AppError('not_found', 'There is no such route.'), c));

api.onError(answerError);
