import 'server-only';

import { type Context as HonoContext, Hono } from 'hono';

import { authenticate } from '@/lib/api/authenticate';
import { readJsonObject } from '@/lib/api/body';
import { entityTag, isKnown, readIfMatch } from '@/lib/api/entity-tag';
import { idempotentRequest, keyedPath, tellOutcome } from '@/lib/api/idempotency-header';
import { methodNotAllowed } from '@/lib/api/method-not-allowed';
import { readQuery, singleQuerySchema } from '@/lib/api/query';
import type { ApiEnv } from '@/lib/api/types';
import { getIntegration, type IntegrationPage, listIntegrations } from '@/lib/integrations/read/get-and-list';
import { listQuerySchema, WHOLE_LIST } from '@/lib/integrations/read/list-query';
import { getWebhookStatus } from '@/lib/integrations/read/webhook-status';
import type { IntegrationView } from '@/lib/integrations/types';
import { createIntegration } from '@/lib/integrations/write/create';
import { deleteIntegration } from '@/lib/integrations/write/remove';
import { orderIntegrations, setPrimaryIntegration } from '@/lib/integrations/write/set-primary';
import { updateIntegration } from '@/lib/integrations/write/update';
import { forNovuClient } from '@/lib/novu/client-answer';

import { answerResolve } from './resolve-route';

/** `/v1/integrations`. */
export const integrations = new Hono<ApiEnv>();

integrations.use('*', authenticate);

integrations.get('/', async (c) => answerPage(c, await listIntegrations(c.get('ctx'), readQuery(c, listQuerySchema))));

integrations.post('/', async (c) => {
  const body = await readJsonObject(c);
  const idempotency = idempotentRequest(c, body, 201);
  const outcome = await createIntegration(c.get('ctx'), body, { idempotency });
  tellOutcome(c, idempotency, outcome);
  c.header('ETag', entityTag(outcome.value));
  return c.json(answerOf(c, outcome.value), 201);
});

integrations.all('/', methodNotAllowed('GET, HEAD, POST'));

integrations.get('/active', async (c) => {
  const query = { ...readQuery(c, listQuerySchema), active: true };
  return answerPage(c, await listIntegrations(c.get('ctx'), query));
});
integrations.all('/active', methodNotAllowed('GET, HEAD'));

integrations.put('/order', async (c) => {
  const ordered = await orderIntegrations(c.get('ctx'), await readJsonObject(c));
  return c.json(ordered.map((view) => answerOf(c, view)));
});
integrations.all('/order', methodNotAllowed('PUT'));

integrations.post('/resolve', async (c) => {
  const body = await readJsonObject(c);
  const { text, headers } = await answerResolve({ ctx: c.get('ctx'), body, ...keyedPath(c) });
  return c.body(text, 200, { 'Content-Type': 'application/json', ...headers });
});
integrations.all('/resolve', methodNotAllowed('POST'));

integrations.get('/webhook/provider/:reference/status', async (c) =>
  c.json(await getWebhookStatus(c.get('ctx'), c.req.param('reference'))),
);
integrations.all('/webhook/provider/:reference/status', methodNotAllowed('GET, HEAD'));

integrations.post('/:id/set-primary', async (c) => {
  const idempotency = idempotentRequest(c, null, 200);
  const options = { idempotency, ifMatch: readIfMatch(c) };
  const outcome = await setPrimaryIntegration(c.get('ctx'), c.req.param('id'), options);
  tellOutcome(c, idempotency, outcome);
  return answerOne(c, outcome.value);
});
integrations.all('/:id/set-primary', methodNotAllowed('POST'));

integrations.get('/:id', async (c) => {
  const { include } = readQuery(c, singleQuerySchema);
  return answerOne(c, await getIntegration(c.get('ctx'), c.req.param('id'), include));
});

integrations.put('/:id', async (c) => {
  const body = await readJsonObject(c);
  const options = { ifMatch: readIfMatch(c) };
  return answerOne(c, await updateIntegration(c.get('ctx'), c.req.param('id'), body, options));
});

integrations.delete('/:id', async (c) => {
  await deleteIntegration(c.get('ctx'), c.req.param('id'), { ifMatch: readIfMatch(c) });
  return answerPage(c, await listIntegrations(withReading(c), WHOLE_LIST), '/v1/integrations');
});

integrations.all('/:id', methodNotAllowed('GET, HEAD, PUT, DELETE'));

/**
 * Deleting returns the remaining integrations, even to a key that may write but not read: they are part of this route's
 * answer.
 */
function withReading(c: HonoContext<ApiEnv>) {
  const ctx = c.get('ctx');
  return { ...ctx, permissions: new Set([...ctx.permissions, 'integrations:read' as const]) };
}

function answerOne(c: HonoContext<ApiEnv>, view: IntegrationView) {
  const tag = entityTag(view);
  c.header('ETag', tag);
  return /^(?:GET|HEAD)$/.test(c.req.method) && isKnown(c, tag) ? c.body(null, 304) : c.json(answerOf(c, view));
}

function answerPage(c: HonoContext<ApiEnv>, { integrations: page, nextCursor }: IntegrationPage, path = c.req.path) {
  if (nextCursor) {
    const next = new URL(path === c.req.path ? c.req.url : path, c.req.url);
    next.searchParams.set('cursor', nextCursor);
    c.header('Link', `<${next.pathname}${next.search}>; rel="next"`);
  }
  return c.json(page.map((view) => answerOf(c, view)));
}

/** An integration as the caller's client can read it. */
function answerOf(c: HonoContext<ApiEnv>, view: IntegrationView) {
  return c.get('ctx').answersNovu ? forNovuClient(view) : view;
}
