import 'server-only';

import { parseAddress } from '@/lib/server/outbound-allow';

import { readForwarded, readForwardedList } from './forwarded';

/**
 * The header in which our own server passes the caller's network address to the pages. A caller's value is replaced.
 */
export const CLIENT_ADDRESS_HEADER = 'x-signalbox-client-address';

/** What proxies write, as Node gives it: several headers of one name are one, joined by commas. */
interface ForwardingHeaders {
  readonly 'x-forwarded-for'?: string | string[] | undefined;
  readonly forwarded?: string | undefined;
}

/** Longer than any address that a proxy writes in place of a real one (RFC 7239, 6.3). */
const LONGEST_NAME = 100;

/**
 * A caller's network address: that of the socket or, behind `proxies` trusted proxies, the one that the outermost of
 * them saw: that many places from the end of X-Forwarded-For or, without it, of Forwarded. Callers can forge the entries
 * before it. One caller has one text, whatever form a proxy writes.
 */
export function clientAddress(socketAddress: string | undefined, headers: ForwardingHeaders, proxies: number): string {
  const list = readForwardedList(String(headers['x-forwarded-for'] ?? ''));
  const forwarded = list.length > 0 ? list : readForwarded(headers.forwarded, 'for').filter(Boolean);
  const hops = [...forwarded, socketAddress ?? ''].filter(Boolean);
  return canonical(hops.at(-1 - proxies) ?? hops[0] ?? '');
}

/** `[2001:DB8::1]:443`, `203.0.113.9:55012`, `::ffff:203.0.113.9`: the address alone. Other names stay as they are. */
function canonical(hop: string): string {
  const text = /^\[([^\]]*)\](?::\d+)?$/.exec(hop)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(hop)?.[1] ?? hop;
  const address = parseAddress(text);
  if (!address) return text.toLowerCase().slice(0, LONGEST_NAME);
  const isMapped = 'isIPv4MappedAddress' in address && address.isIPv4MappedAddress();
  return (isMapped ? address.toIPv4Address() : address).toString();
}
