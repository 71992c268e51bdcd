import 'server-only';

import ipaddr from 'ipaddr.js';

/** Private destinations that the product may reach: SIGNALBOX_OUTBOUND_ALLOW, parsed. */
export interface OutboundAllow {
  /** In lower case, without a trailing dot. */
  readonly hosts: readonly string[];
  readonly networks: readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];
}

const HOST = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*$/;

/**
 * Reads host names, IP addresses and CIDRs, separated by commas. Returns null if an entry is none of these: for example
 * an address in a short or octal form, a name that is a number, a port, a wildcard.
 */
export function parseOutboundAllow(text: string): OutboundAllow | null {
  const hosts: string[] = [];
  const networks: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const entry of text.split(',').map((part) => part.trim().toLowerCase())) {
    const network = parseNetwork(entry);
    const host = entry.replace(/\.$/, '');
    if (network) networks.push(network);
    else if (HOST.test(host) && !/(?:^|\.)(?:0x[0-9a-f]*|\d+)$/.test(host)) hosts.push(host);
    else return null;
  }
  return { hosts, networks };
}

function parseNetwork(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  const [address = '', bits, ...rest] = entry.split('/');
  if (rest.length > 0 || address.includes('%') || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return null;
  const parsed = parseAddress(address);
  if (!parsed) return null;
  const most = parsed.kind() === 'ipv4' ? 32 : 128;
  return bits === undefined ? [parsed, most] : Number(bits) <= most ? [parsed, Number(bits)] : null;
}

/** An address in its usual notation: four decimal parts, or IPv6. Null for anything else. */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
}
