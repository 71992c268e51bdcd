import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';

import { getRequestListener } from '@hono/node-server';

import { answerResolve, RESOLVE_PATH } from '@/lib/api/routes/resolve-route';
import { actorId, type Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import { limitRequests } from '@/lib/server/http/rate-limit';
import { reserveBody } from '@/lib/server/http/waiting-bodies';
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

/** A request to resolve, as far as it was answered yet. */
interface ResolveExchange extends Exchange {
  readonly requestId: string;
  /** When it began to be answered, by `performance.now()`. */
  readonly started: number;
  readonly headers: Record<string, string | number>;
}

interface AdmittedExchange extends ResolveExchange {
  readonly ctx: Context;
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
  const admit = together(admitResolve);
  return (request, response) => {
    if (request.url === RESOLVE_PATH && isPlain(request)) admit({ request, response });
    else answerByApp({ request, response });
  };
}

/** A POST with an API key, in JSON, with an announced and allowed length. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    headers.authorization !== undefined &&
    Number(headers['content-length'] ?? Infinity) <= BODY_LIMIT_BYTES &&
    isJsonType(headers['content-type']) &&
    headers['content-encoding'] === undefined
  );
}

const answerLater = together(answerAdmitted);

/** Decides by the head alone who may send a body, so that nobody else makes this process hold one. */
async function admitResolve({ request, response }: Exchange): Promise<void> {
  const exchange: ResolveExchange = {
    request,
    response,
    requestId: newId(),
    started: performance.now(),
    headers: {},
  };
  let ctx: Context | undefined;
  const reservation = reserveBody('api');
  try {
    ctx = await contextOfKey(request.headers.authorization ?? '', exchange.requestId, new Date());
    Object.assign(exchange.headers, allowanceHeaders(limitRequests(actorId(ctx.actor))));
    reservation.grow(Number(request.headers['content-length']));
  } catch (error) {
    refuse(exchange, ctx, error);
    return;
  }
  request.once('close', reservation.release);
  const admitted = ctx;
  // A body that arrived with its head needs no further turn of the event loop.
  if (request.complete) await answerAdmitted({ ...exchange, ctx: admitted, body: wholeBody(request) });
  else readBody(request, (body) => answerLater({ ...exchange, ctx: admitted, body }));
}

function wholeBody(request: IncomingMessage): Buffer {
  const body = (request.read() as Buffer | null) ?? Buffer.alloc(0);
  // Lets the request end, and its memory be given back.
  request.resume();
  return body;
}

/** Never calls back for a caller who disconnects before the end. */
function readBody(request: IncomingMessage, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
}

async function answerAdmitted(exchange: AdmittedExchange): Promise<void> {
  const { request, headers, ctx, body: bytes } = exchange;
  try {
    const key = request.headers['idempotency-key'] as string | undefined;
    const answer = await answerResolve({ ctx, body: parseJsonObject(bytes), method: 'POST', path: RESOLVE_PATH, key });
    Object.assign(headers, answer.headers);
    send(exchange, ctx, 200, answer.text);
  } catch (error) {
    refuse(exchange, ctx, error);
  }
}

function refuse(exchange: ResolveExchange, ctx: Context | undefined, error: unknown): void {
  if (error instanceof AppError && error.code === 'rate_limited')
    Object.assign(exchange.headers, allowanceHeaders(spent(error)));
  const told = toErrorAnswer(error, RESOLVE_PATH, exchange.requestId);
  Object.assign(exchange.headers, told.headers);
  send(exchange, ctx, told.body.statusCode, JSON.stringify(told.body));
}

function send(exchange: ResolveExchange, ctx: Context | undefined, status: number, text: string): void {
  const { response, headers, requestId, started } = exchange;
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
    'X-Request-Id': requestId,
    'Cache-Control': 'no-store',
    ...COMMON_HEADERS,
  });
  response.end(text);
  recordRequest({ requestId, actor: ctx?.actor, method: 'POST', route: RESOLVE_PATH, status, started });
}
