import { Hono } from 'hono';

import { isDatabaseReady } from '@/lib/server/transaction';

import { methodNotAllowed } from './method-not-allowed';
import type { ApiEnv } from './types';

/** `/healthz`: the process answers. `/readyz`: its database does too, and is migrated. */
export const health = new Hono<ApiEnv>();

health.get('/healthz', (c) => c.json({ status: 'ok' }));

health.get('/readyz', async (c) => {
  const ready = await isDatabaseReady();
  return c.json({ status: ready ? 'ready' : 'unavailable', database: ready }, ready ? 200 : 503);
});

health.all('/healthz', methodNotAllowed('GET, HEAD'));
health.all('/readyz', methodNotAllowed('GET, HEAD'));
