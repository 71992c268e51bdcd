import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';

import { AppError } from '@/lib/server/errors';

import { CLIENT_ADDRESS_HEADER, clientAddress } from './client-address';
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
  headers[CLIENT_ADDRESS_HEADER] = clientAddress(request.socket.remoteAddress, headers, proxies);
  return checkNextHeaders(request) ?? checkOrigin(request) ?? reservePageBody(request, response);
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
