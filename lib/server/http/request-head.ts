import 'server-only';

import type { IncomingMessage } from 'node:http';

import { parseUrl } from '@/lib/text/parse-url';

import type { Refusal } from './refusal';

/** `/v1` and what monitors ask. A trailing slash is for load balancers that add one. */
export function isApi(url: string): boolean {
  return /^\/(?:v1(?:[/?]|$)|(?:healthz|readyz)\/?(?:\?|$)|metrics(?:\?|$))/.test(url);
}

const HEALTH = /^(\/(?:healthz|readyz))\/?(?:\?.*)?$/;

/**
 * Gives every request one host and a path, whatever form it came in: `GET http://host/path` becomes `GET /path` of that
 * host (RFC 9112, 3.2.2). Refuses requests without a host, with two, or with what
 * is none.
 */
export function normalizeHead(request: IncomingMessage): Refusal | undefined {
  const { headers, rawHeaders } = request;
  const url = request.url ?? '/';
  const absolute = /^https?:\/\//i.test(url) ? parseUrl(url) : null;
  if (absolute) {
    request.url = `${absolute.pathname}${absolute.search}`;
    headers.host = absolute.host;
  }
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1) return { status: 400, text: 'The request has more than one Host header.' };
  const health = HEALTH.exec(request.url ?? '/')?.[1];
  if (health) {
    normalizeProbe(request, health);
    return undefined;
  }
  // HTTP/1.0 has no Host.
  if (!headers.host && request.httpVersion !== '1.0') return { status: 400, text: 'The request has no Host header.' };
  headers.host ||= 'localhost';
  return parseUrl(`http://${headers.host}`) ? undefined : { status: 400, text: 'The Host header is no host.' };
}

/** Load balancers ask in many ways: without a host or for any, with a query, and HAProxy by OPTIONS. All mean GET. */
function normalizeProbe(request: IncomingMessage, path: string): void {
  request.url = path;
  request.headers.host = 'localhost';
  if (request.method === 'OPTIONS') request.method = 'GET';
}
