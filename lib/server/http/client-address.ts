import 'server-only';

/**
 * The header in which our own server passes the caller's network address to the pages. A caller's value is replaced.
 */
export const CLIENT_ADDRESS_HEADER = 'x-signalbox-client-address';

/**
 * A caller's network address: that of the socket or, behind `proxies` trusted proxies, the one that the outermost of
 * them saw: that many places from the end of X-Forwarded-For. Callers can forge the entries before it.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  proxies: number,
): string {
  const hops = [...(forwardedFor ?? '').split(',').map((hop) => hop.trim()), socketAddress ?? ''].filter(Boolean);
  return (hops.at(-1 - proxies) ?? hops[0] ?? '').replace(/^::ffff:/, '');
}
