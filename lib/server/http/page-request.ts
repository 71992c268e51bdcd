import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';

import { AppError } from '@/lib/server/errors';

import { CLIENT_ADDRESS_HEADER, clientAddress } from './client-address';
import { configuredOrigin } from './origin';
import { checkOrigin } from './page-origin';
import type { Refusal } from './refusal';
import { isRouterState } from './router-state';
import { reserveBody } from './waiting-bodies';

/** The largest body that a page may send: the limit of Next's server actions. */
const MOST_PAGE_BYTES = 1024 * 1024;

/**
 * Prepares a request for Next: names its caller, and refuses what Next would answer with an error of its own or keep in
 * memory without a limit. `proxies`: SIGNALBOX_TRUSTED_PROXIES.
 */
export function preparePage(request: IncomingMessage, response: ServerResponse, proxies: number): Refusal | undefined {
  const { headers } = request;
  if (configuredOrigin()?.startsWith('https:')) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  headers[CLIENT_ADDRESS_HEADER] = clientAddress(request.socket.remoteAddress, headers, proxies);
  return (
    checkMethod(request) ?? checkNextHeaders(request) ?? checkOrigin(request) ?? reservePageBody(request, response)
  );
}

const METHODS = { Allow: 'GET, HEAD, POST, OPTIONS' };

/** Next fails at methods that `fetch` does not know. OPTIONS is how HAProxy looks whether a server is there. */
function checkMethod({ method = '', headers }: IncomingMessage): Refusal | undefined {
  if (method === 'OPTIONS') return { status: 204, text: '', headers: METHODS };
  if (!/^(?:GET|HEAD|POST)$/.test(method))
    return { status: 405, text: 'A page has the methods GET, HEAD and POST.', headers: METHODS };
  const isForm = headers['content-type']?.trimStart().toLowerCase().startsWith('multipart/');
  return method === 'POST' && isForm && headers['next-action'] === undefined
    ? { status: 415, text: 'No page takes a form as multipart/form-data.' }
    : undefined;
}

/** Headers that only Next's own client sends. */
function checkNextHeaders({ headers }: IncomingMessage): Refusal | undefined {
  const state = headers['next-router-state-tree'];
  if (state !== undefined && !isRouterState(String(state)))
    return { status: 400, text: 'The header Next-Router-State-Tree cannot be read.' };
  const action = headers['next-action'];
  if (action === undefined || /^[0-9a-f]{42}$/.test(String(action))) return undefined;
  return {
    status: 400,
    text: 'There is no such action.',
    // By this header, Next's client knows that the page is of another version.
    headers: { 'x-nextjs-action-not-found': '1' },
  };
}

/** Next reads a body into memory before anything knows who sends it. */
function reservePageBody({ headers }: IncomingMessage, response: ServerResponse): Refusal | undefined {
  const announced = headers['content-length'];
  if (announced === undefined && headers['transfer-encoding'] === undefined) return undefined;
  const bytes = announced === undefined ? MOST_PAGE_BYTES : Number(announced);
  if (bytes > MOST_PAGE_BYTES) return { status: 413, text: 'This is too large: at most 1 MiB can be sent.' };
  const reservation = reserveBody('pages');
  try {
    reservation.grow(bytes);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { status: 503, text: error.message, headers: { 'Retry-After': String(error.retryAfterSeconds ?? 1) } };
  }
  response.once('close', reservation.release);
  return undefined;
}
