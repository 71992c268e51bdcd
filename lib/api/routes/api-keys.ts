import 'server-only';

import { Hono } from 'hono';

import { createApiKeyOnce, listApiKeys, revokeApiKey } from '@/lib/api-keys/service';
import { authenticate } from '@/lib/api/authenticate';
import { readJsonObject } from '@/lib/api/body';
import { idempotentRequest, tellOutcome } from '@/lib/api/idempotency-header';
import { methodNotAllowed } from '@/lib/api/method-not-allowed';
import type { ApiEnv } from '@/lib/api/types';

/** `/v1/api-keys`. */
export const apiKeys = new Hono<ApiEnv>();

apiKeys.use('*', authenticate);

apiKeys.get('/', async (c) => c.json(await listApiKeys(c.get('ctx'))));

apiKeys.post('/', async (c) => {
  const body = await readJsonObject(c);
  const idempotency = idempotentRequest(c, body, 201);
  const outcome = await createApiKeyOnce(c.get('ctx'), body, idempotency);
  tellOutcome(c, idempotency, outcome);
  return c.json(outcome.value, 201);
});

apiKeys.delete('/:id', async (c) => {
  await revokeApiKey(c.get('ctx'), c.req.param('id'));
  return c.body(null, 204);
});

apiKeys.all('/', methodNotAllowed('GET, HEAD, POST'));
apiKeys.all('/:id', methodNotAllowed('DELETE'));
