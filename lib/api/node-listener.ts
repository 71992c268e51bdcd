import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';

import { getRequestListener } from '@hono/node-server';

import { answerResolve, RESOLVE_PATH } from '@/lib/api/routes/resolve-route';
import { actorId, type Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import { limitRequests } from '@/lib/server/http/rate-limit';
import { newId } from '@/lib/server/secrets/random';

import { api } from './app';
import { allowanceHeaders, contextOfKey, spent } from './authenticate';
import { BODY_LIMIT_BYTES, isJsonType, parseJsonObject } from './body';
import { COMMON_HEADERS, recordRequest } from './common';
import { toErrorAnswer } from './error-answer';
import { together } from './together';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

interface ResolveExchange extends Exchange {
  readonly body: Buffer;
}

/**
 * The API on node:http. Resolve, which senders call for every message, uses node's own request and response: the
 * objects of `fetch` cost several times the operation itself (docs/architecture.md, "The fast path"). Both paths call
 * the same function; every request that does not qualify goes to the Hono app.
 */
export function createApiListener(): Listener {
  const answer = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  const answerByApp = together(async ({ request, response }: Exchange) => answer(request, response));
  const answerOnNode = together(answerResolveOnNode);
  return (request, response) => {
    if (request.url === RESOLVE_PATH && isPlain(request))
      readBody(request, (body) => answerOnNode({ request, response, body }));
    else answerByApp({ request, response });
  };
}

/** A POST with an API key, in JSON, with an announced and allowed length. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    headers.authorization !== undefined &&
    Number(headers['content-length'] ?? Infinity) <= BODY_LIMIT_BYTES &&
    isJsonType(headers['content-type'])
  );
}

/** Never calls back for a caller who disconnects before the end. */
function readBody(request: IncomingMessage, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
}

async function answerResolveOnNode({ request, response, body: bytes }: ResolveExchange): Promise<void> {
  const path = RESOLVE_PATH;
  const [started, requestId] = [performance.now(), newId()];
  const headers: Record<string, string | number> = {};
  let ctx: Context | undefined;
  let status: number;
  let text: string;
  try {
    ctx = await contextOfKey(request.headers.authorization ?? '', requestId, new Date());
    Object.assign(headers, allowanceHeaders(limitRequests(actorId(ctx.actor))));
    const key = request.headers['idempotency-key'] as string | undefined;
    const answer = await answerResolve({ ctx, body: parseJsonObject(bytes), method: 'POST', path, key });
    Object.assign(headers, answer.headers);
    [status, text] = [200, answer.text];
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited')
      Object.assign(headers, allowanceHeaders(spent(error)));
    const told = toErrorAnswer(error, path, requestId);
    Object.assign(headers, told.headers);
    [status, text] = [told.body.statusCode, JSON.stringify(told.body)];
  }
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
    'X-Request-Id': requestId,
    'Cache-Control': 'no-store',
    ...COMMON_HEADERS,
  });
  response.end(text);
  recordRequest({ requestId, actor: ctx?.actor, method: 'POST', route: path, status, started });
}
