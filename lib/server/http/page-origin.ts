import 'server-only';

import type { IncomingMessage } from 'node:http';

import { parseUrl } from '@/lib/text/parse-url';

import { configuredOrigin } from './origin';
import type { Refusal } from './refusal';

/** The headers by which a request says where it came to; a page of another site can set neither. */
interface HostHeaders {
  readonly host?: string | undefined;
  readonly 'x-forwarded-host'?: string | string[] | undefined;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|.*\.localhost)$/;

/**
 * Refuses a request that another site's page sends (OWASP, Cross-Site Request Forgery Prevention), and a page whose
 * address does not arrive here, with the reason. A page of this server has the origin of SIGNALBOX_URL or the host that
 * the request names. What passes is told to Next, which compares hosts again and knows only the request.
 */
export function checkOrigin(request: IncomingMessage): Refusal | undefined {
  const { headers, method } = request;
  if (method === 'GET' || method === 'HEAD' || headers.origin === undefined) return undefined;
  const origin = parseUrl(headers.origin);
  if (!origin || !/^https?:$/.test(origin.protocol))
    return { status: 403, text: 'A page of another site may not send this request.' };
  const configured = configuredOrigin();
  if (configured?.startsWith('https:') && origin.protocol === 'http:' && !LOOPBACK.test(origin.hostname))
    return {
      status: 403,
      text: `This page was opened at ${origin.origin}, where the browser keeps no session of ${configured}. Open ${configured}.`,
    };
  if (!isOwnOrigin(origin, headers))
    return { status: 403, text: configured ? wrongAddress(origin, configured) : lostHost(origin, headers) };
  headers['x-forwarded-host'] = origin.host;
  return undefined;
}

/** Whether a page's origin is SIGNALBOX_URL or that of a host that the request says it came to. */
export function isOwnOrigin(origin: URL, headers: HostHeaders): boolean {
  return origin.origin === configuredOrigin() || namedHosts(headers, origin).includes(origin.host);
}

/** The hosts that the request says it came to, without the default port of the origin's protocol. */
function namedHosts({ host, 'x-forwarded-host': forwarded }: HostHeaders, { protocol }: URL): string[] {
  const named = [host ?? '', ...String(forwarded ?? '').split(',')];
  return named.flatMap((name) => parseUrl(`${protocol}//${name.trim()}`)?.host ?? []);
}

function wrongAddress(origin: URL, configured: string): string {
  return `This page was opened at ${origin.origin}, but SIGNALBOX_URL is ${configured}. Open ${configured}, or correct SIGNALBOX_URL.`;
}

function lostHost(origin: URL, { host }: HostHeaders): string {
  const arrived = parseUrl(`http://${host ?? ''}`)?.host;
  return [
    `This page was opened at ${origin.origin}, but the request arrived for ${arrived ?? 'another host'}.`,
    'The proxy in front of Signalbox must pass the host on (nginx: proxy_set_header Host $http_host).',
    `Or set SIGNALBOX_URL=${origin.origin}.`,
  ].join(' ');
}
