import type { IncomingMessage, ServerResponse } from 'node:http';

import { getRequestListener } from '@hono/node-server';

import { printResolveAnswer, resolveIntegration } from '@/lib/integrations/resolve';
import { actorId, type Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import { limitRequests } from '@/lib/server/rate-limit';

import { api } from './app';
import { allowanceHeaders, contextOfKey, spent } from './authenticate';
import { BODY_LIMIT_BYTES, isJsonType, parseJsonObject } from './body';
import { COMMON_HEADERS, recordRequest } from './common';
import { newRequestId, toErrorAnswer } from './error-answer';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const RESOLVE = '/v1/integrations/resolve';

/**
 * The API on node:http. What senders ask at every message, resolve, is answered on node's own request and response: the
 * objects of `fetch` cost several times what choosing does (docs/decisions). It is the same request to the same verb, by
 * the same functions; whatever is not that plain request goes to the Hono app.
 */
export function createApiListener(): Listener {
  const answer = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  return (request, response) => {
    if (isPlainResolve(request)) readBody(request, (body) => void answerResolve(request, response, body));
    else void answer(request, response);
  };
}

/** By key, in JSON, of a length that is told and allowed, and asked for once. */
function isPlainResolve({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    url === RESOLVE &&
    headers.authorization !== undefined &&
    headers['idempotency-key'] === undefined &&
    Number(headers['content-length'] ?? Infinity) <= BODY_LIMIT_BYTES &&
    isJsonType(headers['content-type'])
  );
}

/** A caller who goes away before the end is not called back. */
function readBody(request: IncomingMessage, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
}

async function answerResolve(request: IncomingMessage, response: ServerResponse, bytes: Buffer): Promise<void> {
  const [started, requestId] = [performance.now(), newRequestId()];
  const headers: Record<string, string | number> = {};
  let ctx: Context | undefined;
  let status = 200;
  let text: string;
  try {
    ctx = await contextOfKey(request.headers.authorization ?? '', requestId, new Date());
    Object.assign(headers, allowanceHeaders(limitRequests(actorId(ctx.actor))));
    text = printResolveAnswer(await resolveIntegration(ctx, parseJsonObject(bytes)));
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited')
      Object.assign(headers, allowanceHeaders(spent(error)));
    const told = toErrorAnswer(error, RESOLVE, requestId);
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
  recordRequest({ requestId, actor: ctx?.actor, method: 'POST', route: RESOLVE, status, started });
}
