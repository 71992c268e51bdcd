import 'server-only';

import { Hono } from 'hono';

import { authenticate } from '@/lib/api/authenticate';
import { readJsonObject } from '@/lib/api/body';
import { idempotentRequest, tellOutcome } from '@/lib/api/idempotency-header';
import { methodNotAllowed } from '@/lib/api/method-not-allowed';
import type { ApiEnv } from '@/lib/api/types';
import { createEnvironment, listEnvironmentsFor, updateEnvironment } from '@/lib/environments/service';
import type { EnvironmentView } from '@/lib/environments/types';
import type { Context } from '@/lib/server/context';

/** `/v1/environments`. */
export const environments = new Hono<ApiEnv>();

environments.use('*', authenticate);

environments.get('/', async (c) => {
  const ctx = c.get('ctx');
  return c.json((await listEnvironmentsFor(ctx)).map((view) => toEnvironmentAnswer(ctx, view)));
});

environments.post('/', async (c) => {
  const body = await readJsonObject(c);
  const idempotency = idempotentRequest(c, body, 201);
  const outcome = await createEnvironment(c.get('ctx'), body, { idempotency });
  tellOutcome(c, idempotency, outcome);
  return c.json(toEnvironmentAnswer(c.get('ctx'), outcome.value), 201);
});

environments.patch('/:id', async (c) => {
  const ctx = c.get('ctx');
  const updated = await updateEnvironment(ctx, c.req.param('id'), await readJsonObject(c));
  return c.json(toEnvironmentAnswer(ctx, updated));
});

environments.all('/', methodNotAllowed('GET, HEAD, POST'));
environments.all('/:id', methodNotAllowed('PATCH'));

/**
 * An environment with the names that Novu's client reads it by, beside ours.
 * @internal
 */
export interface EnvironmentAnswer extends EnvironmentView {
  readonly _id: string;
  readonly _organizationId: string;
  /** The slug. */
  readonly identifier: string;
}

function toEnvironmentAnswer({ organizationId }: Context, view: EnvironmentView): EnvironmentAnswer {
  return { ...view, _id: view.id, _organizationId: organizationId, identifier: view.slug };
}
