import 'server-only';

import { Hono } from 'hono';

import { authenticate } from '@/lib/api/authenticate';
import { readRoundedJson, type RoundedJson } from '@/lib/api/body';
import { answerOnce } from '@/lib/api/idempotency-header';
import { methodNotAllowed } from '@/lib/api/method-not-allowed';
import type { ApiEnv } from '@/lib/api/types';
import { analyseConditions } from '@/lib/conditions/analyse/analyse';
import { describeConditions } from '@/lib/conditions/describe/describe';
import { conditionsSchema } from '@/lib/conditions/parse/schema';
import { requirePermission } from '@/lib/server/context';
import { limitComplaints, toFieldErrors } from '@/lib/server/errors';
import { placeOf } from '@/lib/text/place';

/** `/v1/conditions`. */
export const conditions = new Hono<ApiEnv>();

conditions.use('*', authenticate);

conditions.post('/validate', async (c) => {
  const read = await readRoundedJson(c);
  requirePermission(c.get('ctx'), 'integrations:read');
  return answerOnce(c, read.body, 'integrations:read', async () => validate(read));
});

conditions.all('/validate', methodNotAllowed('POST'));

function validate({ body, errors: rounded }: RoundedJson) {
  const unknown = Object.keys(body).filter((key) => key !== 'conditions');
  const parsed = conditionsSchema.safeParse(body['conditions']);
  const errors = limitComplaints({
    ...rounded,
    ...(parsed.success ? {} : toFieldErrors(parsed.error.issues, ['conditions'])),
    ...toFieldErrors(
      unknown.length > 0 ? [{ code: 'unrecognized_keys', keys: unknown, path: [], message: '', input: body }] : [],
    ),
  });
  const valid = Object.keys(errors).length === 0;
  const stored = valid && parsed.success ? parsed.data : [];
  const warnings = analyseConditions(stored).map(({ path, code, message }) => ({
    path: placeOf(['conditions', ...path]),
    code,
    message,
  }));
  return { valid, errors, warnings, sentence: valid ? describeConditions(stored) : '' };
}
