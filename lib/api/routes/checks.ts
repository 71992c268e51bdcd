import 'server-only';

import { Hono } from 'hono';

import { authenticate } from '@/lib/api/authenticate';
import { readJsonObject, readOptionalJsonObject } from '@/lib/api/body';
import { answerOnce } from '@/lib/api/idempotency-header';
import { methodNotAllowed } from '@/lib/api/method-not-allowed';
import type { ApiEnv } from '@/lib/api/types';
import { checkStoredIntegration, checkUnsaved } from '@/lib/integrations/check/check';

/** The check routes of `/v1/integrations`. */
export const checks = new Hono<ApiEnv>();

checks.post('/check', authenticate, async (c) => {
  const body = await readJsonObject(c);
  return answerOnce(c, body, 'integrations:write', () => checkUnsaved(c.get('ctx'), body));
});
checks.all('/check', authenticate, methodNotAllowed('POST'));

checks.post('/:id/check', authenticate, async (c) => {
  const body = await readOptionalJsonObject(c);
  return answerOnce(c, body, 'integrations:write', () => checkStoredIntegration(c.get('ctx'), c.req.param('id'), body));
});
checks.all('/:id/check', authenticate, methodNotAllowed('POST'));
