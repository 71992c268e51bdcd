import { Hono } from 'hono';
import { z } from 'zod';

import { includeSchema, listQuerySchema } from '@/lib/integrations/list-query';
import { getIntegration, listIntegrations } from '@/lib/integrations/reads';
import { resolveIntegration } from '@/lib/integrations/resolve';
import { createIntegration } from '@/lib/integrations/service';

import { authenticate } from './authenticate';
import { readJsonObject } from './body';
import { idempotentRequest } from './idempotency-header';
import { methodNotAllowed } from './method-not-allowed';
import { readQuery } from './query';
import type { ApiEnv } from './types';

const singleQuerySchema = z.object({ include: includeSchema });

/** `/v1/integrations`. */
export const integrations = new Hono<ApiEnv>();

integrations.use('*', authenticate);

integrations.post('/', async (c) => {
  const body = await readJsonObject(c);
  const idempotency = idempotentRequest(c, body, 201);
  const { value, replayed } = await createIntegration(c.get('ctx'), body, { idempotency });
  if (idempotency) c.header('Idempotency-Key', idempotency.key);
  if (replayed) c.header('Idempotency-Replay', 'true');
  return c.json(value, 201);
});

integrations.post('/resolve', async (c) => c.json(await resolveIntegration(c.get('ctx'), await readJsonObject(c))));
integrations.all('/resolve', methodNotAllowed('POST'));

integrations.get('/', async (c) => {
  const page = await listIntegrations(c.get('ctx'), readQuery(c, listQuerySchema));
  if (page.nextCursor) {
    const next = new URL(c.req.url);
    next.searchParams.set('cursor', page.nextCursor);
    c.header('Link', `<${next.pathname}${next.search}>; rel="next"`);
  }
  return c.json(page.integrations);
});

integrations.get('/:id', async (c) => {
  const { include } = readQuery(c, singleQuerySchema);
  return c.json(await getIntegration(c.get('ctx'), c.req.param('id'), include));
});

integrations.all('/', methodNotAllowed('GET, HEAD, POST'));
integrations.all('/:id', methodNotAllowed('GET, HEAD'));
