import 'server-only';

import { Hono } from 'hono';

import { checkStoredIntegration, checkUnsaved } from '@/lib/integrations/check/check';

import { authenticate } from './authenticate';
import { readJsonObject, readOptionalJsonObject } from './body';
import { answerOnce } from './idempotency-header';
import { methodNotAllowed } from './method-not-allowed';
import type { ApiEnv } from './types';

/** The checks among `/v1/integrations`. */
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
