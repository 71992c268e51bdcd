import 'server-only';

import ipaddr from 'ipaddr.js';

import { type OutboundAllow, parseAddress } from '@/lib/server/outbound-allow';

/** `allowed`: the allow list names it. `never`: no allow list can permit it. */
export type AddressClass = 'public' | 'allowed' | 'refused' | 'never';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

const cidr = (text: string): [Address, number] => ipaddr.parseCIDR(text);

/**
 * Where clouds serve a machine its own credentials: AWS (also ECS and EKS), Google, Azure's wire server, Alibaba,
 * Oracle. All of link-local, because the next cloud will use an address there too.
 */
const METADATA = [
  '169.254.0.0/16',
  'fe80::/10',
  'fd00:ec2::/32',
  'fd20:ce::/32',
  '168.63.129.16/32',
  '100.100.100.200/32',
  '192.0.0.192/32',
].map(cidr);

/** The range of public IPv6 addresses (IANA, IPv6 Global Unicast Address Assignments). */
const GLOBAL_IPV6 = cidr('2000::/3');

/** Classifies an address in its usual notation. `byName`: the allow list names its host. */
export function classifyAddress(text: string, allow: OutboundAllow, byName: boolean): AddressClass {
  const address = parseAddress(text);
  // A zone names an interface, so the address is link-local, whatever precedes the zone.
  if (!address || text.includes('%')) return 'never';
  if ([address, ...embedded(address)].some((each) => isIn(each, METADATA))) return 'never';
  if (byName || [address, ...mapped(address)].some((each) => isIn(each, allow.networks))) return 'allowed';
  return isPublic(address) ? 'public' : 'refused';
}

/** Names by which clouds serve a machine its own credentials. */
const METADATA_NAME = /^(?:metadata(?:\.google\.internal|\.goog)?|instance-data(?:\.ec2\.internal)?)$/;
/** Names that no public resolver knows: one word, and the domains kept for private use (RFC 6761, 6762, 8375). */
const PRIVATE_NAME = /^[^.]+$|\.(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/**
 * Classifies a host that a proxy resolves: a name by its form alone, an address as always. `host` is in its canonical
 * form.
 */
export function classifyName(host: string, allow: OutboundAllow): AddressClass {
  const byName = allow.hosts.includes(host);
  if (parseAddress(host)) return classifyAddress(host, allow, byName);
  if (METADATA_NAME.test(host)) return 'never';
  if (byName) return 'allowed';
  return PRIVATE_NAME.test(host) ? 'refused' : 'public';
}

/** Public itself, and every address it may lead to is public too. */
function isPublic(address: Address): boolean {
  const isGlobal = address.kind() === 'ipv4' || isIn(address, [GLOBAL_IPV6]);
  return isGlobal && address.range() === 'unicast' && embedded(address).every(isPublic);
}

function isIn(address: Address, networks: OutboundAllow['networks']): boolean {
  return networks.some(([network, bits]) => network.kind() === address.kind() && address.match([network, bits]));
}

/** The IPv4 address in `::ffff:a.b.c.d`. */
function mapped(address: Address): Address[] {
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? [address.toIPv4Address()] : [];
}

/** The IPv4 addresses that an IPv6 one may lead to. */
function embedded(address: Address): Address[] {
  if (!(address instanceof ipaddr.IPv6)) return [];
  const bytes = address.toByteArray();
  const at = (start: number, turn = 0) => new ipaddr.IPv4(bytes.slice(start, start + 4).map((byte) => byte ^ turn));
  switch (address.range()) {
    // Mapped, compatible and translated (RFC 4291, 6145, 6052).
    case 'ipv4Mapped':
    case 'rfc6145':
    case 'rfc6052':
      return [at(12)];
    // RFC 3056.
    case '6to4':
      return [at(2)];
    // The server, and the client with its bits inverted (RFC 4380).
    case 'teredo':
      return [at(4), at(12, 0xff)];
    default:
      // ISATAP (RFC 5214).
      return /^0[02]005efe$/.test(Buffer.from(bytes.slice(8, 12)).toString('hex')) ? [at(12)] : [];
  }
}
