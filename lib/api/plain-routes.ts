import { printResolveAnswer, resolveIntegration } from '@/lib/integrations/select/resolve';
import { createIntegration } from '@/lib/integrations/write/create';
import type { Context } from '@/lib/server/context';

import { entityTag } from './entity-tag';
import { askOnce, type KeyedPath, keyedRequest, outcomeHeaders } from './idempotency-header';

/** A POST with a body of JSON, as what answers it needs to know it: no matter by which objects it came. */
interface PlainRequest extends KeyedPath {
  readonly ctx: Context;
  readonly body: Record<string, unknown>;
}

interface PlainAnswer {
  readonly status: 200 | 201;
  /** JSON. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Throws what the verb throws. */
export type PlainRoute = (request: PlainRequest) => Promise<PlainAnswer>;

export const createRoute: PlainRoute = async (request) => {
  const idempotency = keyedRequest(request, request.body, 201);
  const outcome = await createIntegration(request.ctx, request.body, { idempotency });
  const headers = { ...outcomeHeaders(idempotency, outcome), ETag: entityTag(outcome.value.updatedAt) };
  return { status: 201, text: JSON.stringify(outcome.value), headers };
};

const NO_HEADERS = {};

export const resolveRoute: PlainRoute = async (request) => {
  const { ctx, body } = request;
  const idempotency = keyedRequest(request, body, 200);
  if (!idempotency)
    return { status: 200, text: printResolveAnswer(await resolveIntegration(ctx, body)), headers: NO_HEADERS };
  const outcome = await askOnce(ctx, idempotency, 'resolve', () => resolveIntegration(ctx, body));
  return { status: 200, text: JSON.stringify(outcome.value), headers: outcomeHeaders(idempotency, outcome) };
};

/**
 * What is asked most, by path: the listener of `npm start` answers it on node's own request and response, because the
 * objects of `fetch` cost several times what the verb does (docs/decisions).
 */
export const PLAIN_ROUTES: ReadonlyMap<string, PlainRoute> = new Map([
  ['/v1/integrations', createRoute],
  ['/v1/integrations/resolve', resolveRoute],
]);
