import 'server-only';

import { askOnce, type KeyedPath, keyedRequest, outcomeHeaders } from '@/lib/api/idempotency-header';
import { printResolveAnswer, resolveIntegration } from '@/lib/integrations/select/resolve';
import type { Context } from '@/lib/server/context';

/** A POST to resolve with its JSON body, independent of the HTTP library's objects. */
export interface ResolveRequest extends KeyedPath {
  readonly ctx: Context;
  readonly body: Record<string, unknown>;
}

export interface ResolveReply {
  /** The body as JSON. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const RESOLVE_PATH = '/v1/integrations/resolve';

const NO_HEADERS = {};

/**
 * Answers `POST /v1/integrations/resolve`, for the Hono app and for the fast path. Throws what the operation throws.
 */
export async function answerResolve(request: ResolveRequest): Promise<ResolveReply> {
  const { ctx, body } = request;
  const idempotency = keyedRequest(ctx, request, body, 200);
  if (!idempotency) return { text: printResolveAnswer(await resolveIntegration(ctx, body)), headers: NO_HEADERS };
  const outcome = await askOnce(ctx, idempotency, 'resolve', () => resolveIntegration(ctx, body));
  return { text: JSON.stringify(outcome.value), headers: outcomeHeaders(idempotency, outcome) };
}
