import 'server-only';

import { readForwarded, readForwardedList } from './forwarded';

/** SIGNALBOX_URL without a path, if set; startup has checked that it is a URL. */
export function configuredOrigin(): string | undefined {
  const configured = process.env['SIGNALBOX_URL'];
  return configured ? new URL(configured).origin : undefined;
}

/**
 * The server's public origin: as configured, else from the request. The protocol comes from X-Forwarded-Proto only
 * behind trusted proxies (SIGNALBOX_TRUSTED_PROXIES), as the caller's address does from X-Forwarded-For: without
 * them, anyone can write the header.
 */
export function originOf(headers: Headers): string {
  const configured = configuredOrigin();
  if (configured) return configured;
  const proxies = Number(process.env['SIGNALBOX_TRUSTED_PROXIES'] ?? 0);
  const list = readForwardedList(headers.get('x-forwarded-proto'));
  const forwarded = list.length > 0 ? list : readForwarded(headers.get('forwarded'), 'proto');
  const seen = proxies > 0 ? (forwarded.at(-proxies) ?? forwarded[0]) : 'http';
  return `${seen?.toLowerCase() === 'https' ? 'https' : 'http'}://${headers.get('host') ?? 'localhost:3000'}`;
}
