import 'server-only';

/** Where our own server leaves the caller's network address for the pages. What a caller sends under it is replaced. */
export const CLIENT_ADDRESS_HEADER = 'x-signalbox-client-address';

/**
 * The network address of a caller: the socket's, or behind `proxies` proxies of ours the one that the outermost of
 * them saw, which is that many places from the end of X-Forwarded-For. What stands before it anyone can invent.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  proxies: number,
): string {
  const hops = [...(forwardedFor ?? '').split(',').map((hop) => hop.trim()), socketAddress ?? ''].filter(Boolean);
  return (hops.at(-1 - proxies) ?? hops[0] ?? '').replace(/^::ffff:/, '');
}
