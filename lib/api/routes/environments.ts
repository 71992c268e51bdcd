import 'server-only';

import { Hono } from 'hono';

import { authenticate } from '@/lib/api/authenticate';
import { readJsonObject } from '@/lib/api/body';
import { idempotentRequest, tellOutcome } from '@/lib/api/idempotency-header';
import { methodNotAllowed } from '@/lib/api/method-not-allowed';
import type { ApiEnv } from '@/lib/api/types';
import { createEnvironment, listEnvironmentsFor, updateEnvironment } from '@/lib/environments/service';

/** `/v1/environments`. */
export const environments = new Hono<ApiEnv>();

environments.use('*', authenticate);

environments.get('/', async (c) => c.json(await listEnvironmentsFor(c.get('ctx'))));

environments.post('/', async (c) => {
  const body = await readJsonObject(c);
  const idempotency = idempotentRequest(c, body, 201);
  const outcome = await createEnvironment(c.get('ctx'), body, { idempotency });
  tellOutcome(c, idempotency, outcome);
  return c.json(outcome.value, 201);
});

environments.patch('/:id', async (c) =>
  c.json(await updateEnvironment(c.get('ctx'), c.req.param('id'), await readJsonObject(c))),
);

environments.all('/', methodNotAllowed('GET, HEAD, POST'));
environments.all('/:id', methodNotAllowed('PATCH'));
