import type { OutboundError } from './outbound-error';

const UNKNOWN_AUTHORITY =
  'the authority of its certificate is not known here. Add the authority to the file that NODE_EXTRA_CA_CERTS names';
const NO_COMMON_VERSION =
  'the server and Signalbox share no TLS version. Servers need TLS 1.2 or newer, unless the TLS options allow an older one';

/** What went wrong with a certificate: turning TLS on or off does not help. */
const CERTIFICATE_CODES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired. Renew the certificate of the server',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet. Check the clock of this server',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its certificate is self-signed. Add the certificate to the file that NODE_EXTRA_CA_CERTS names',
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name. Use the name that the certificate has',
  HOSTNAME_MISMATCH: 'its certificate is for another name. Use the name that the certificate has',
  ERR_SSL_UNSUPPORTED_PROTOCOL: NO_COMMON_VERSION,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: NO_COMMON_VERSION,
  ERR_SSL_VERSION_TOO_LOW: NO_COMMON_VERSION,
  ERR_SSL_NO_PROTOCOLS_AVAILABLE: NO_COMMON_VERSION,
  ERR_SSL_TLS_ALERT_PROTOCOL_VERSION: NO_COMMON_VERSION,
};

/** Whether a TLS error code says what is wrong with the certificate or the version. */
export function isTlsCause(code: string): boolean {
  return Object.hasOwn(CERTIFICATE_CODES, code);
}

const UNTESTED = 'The credentials were not tested.';

/**
 * The network error by its stage (dns, tcp, tls, http, proxy), and its remedy. `chosenBy`: the product, if the host is a
 * constant of it and no spelling can be wrong. Never contains an address or a name.
 */
export function networkMessage(
  { stage, code }: OutboundError,
  chosenBy: 'person' | 'product for HTTP' | 'product for mail' = 'person',
): string {
  const noWayOut = chosenBy === 'person' ? null : NO_WAY_OUT[chosenBy];
  switch (stage) {
    case 'policy':
      return policyMessage(code);
    case 'proxy':
      return `${proxyMessage(code)} ${UNTESTED}`;
    case 'dns':
      return code === 'EBADHOST'
        ? 'The host is not a host name or an address (dns). Enter it without user, port and path.'
        : `${dnsMessage(code, noWayOut)} ${UNTESTED}`;
    case 'tcp':
      return `${tcpMessage(code, noWayOut)} ${UNTESTED}`;
    case 'tls':
      return `Couldn't set up encryption (tls): ${tlsReason(code)}. ${UNTESTED}`;
    case 'http':
      return code === 'ETIMEDOUT'
        ? `The server didn't answer in time (http). ${UNTESTED}`
        : `The connection broke before the answer was complete (http)${codeOf(code)}. ${UNTESTED}`;
    default:
      return stage satisfies never;
  }
}

const NO_WAY_OUT = {
  'product for HTTP':
    'Check whether this server can reach the internet. If only a proxy can, set HTTPS_PROXY and restart.',
  'product for mail':
    'Check whether this server can reach the internet. Mail servers are contacted directly, never through a proxy.',
} as const;

function dnsMessage(code: string, noWayOut: string | null): string {
  const what =
    code === 'ETIMEDOUT'
      ? "The DNS lookup didn't finish in time (dns)."
      : `Couldn't find the host (dns)${codeOf(code)}.`;
  if (noWayOut) return `${what} ${noWayOut}`;
  return code === 'ETIMEDOUT' ? what : `${what} Check its spelling.`;
}

function tcpMessage(code: string, noWayOut: string | null): string {
  const what =
    code === 'ECONNREFUSED'
      ? 'The host refused the connection (tcp).'
      : code === 'ETIMEDOUT'
        ? "The host didn't answer in time (tcp). A firewall may block the connection."
        : `Couldn't connect (tcp)${codeOf(code)}. A firewall may block the connection.`;
  if (noWayOut) return `${what} ${noWayOut}`;
  return code === 'ECONNREFUSED' ? `${what} Check host and port.` : what;
}

function tlsReason(code: string): string {
  return CERTIFICATE_CODES[code] ?? (code === 'ETIMEDOUT' ? 'it did not finish in time' : `it failed${codeOf(code)}`);
}

function proxyMessage(code: string): string {
  switch (code) {
    case 'EBADPROXY':
      return 'Nothing was sent: HTTPS_PROXY or HTTP_PROXY is not a URL that starts with http:// or https://.';
    case 'EPROXYAUTH':
      return 'The proxy wants a user and password, or refused the ones in its URL (proxy, 407).';
    case 'EPROXYREFUSED':
      return 'The proxy refused the connection (proxy). Allow the host there, or add it to NO_PROXY.';
    case 'ETIMEDOUT':
      return "The proxy didn't answer in time (proxy).";
    default:
      if (isTlsCause(code)) return `Couldn't set up encryption with the proxy (tls): ${tlsReason(code)}.`;
      return `Couldn't connect to the proxy (proxy)${codeOf(code)}. Check HTTPS_PROXY and HTTP_PROXY.`;
  }
}

/** Why our own rules block a destination. Source: docs/rules/providers.md, "The way out". */
function policyMessage(code: string): string {
  if (code === 'NEVER') return 'Blocked: the address is link-local or a metadata service. It is never contacted.';
  if (code === 'PLAIN')
    return 'Blocked: http:// would show the credentials on the way. Use https://, or have an administrator allow the host with SIGNALBOX_OUTBOUND_ALLOW.';
  return 'Blocked: private address. An administrator can allow it with SIGNALBOX_OUTBOUND_ALLOW.';
}

/** The code of Node or the system; any other text is left out. */
function codeOf(code: string): string {
  return /^[A-Z][A-Z0-9_]{2,40}$/.test(code) && code !== 'ERROR' ? ` (${code})` : '';
}
