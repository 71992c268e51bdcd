import type { OutboundError } from './outbound-error';

const TLS_CODES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; see whether the clock of this server is right',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed; name its authority in NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not known here; name it in NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is not known here; name it in NODE_EXTRA_CA_CERTS',
  UNABLE_TO_GET_ISSUER_CERT: 'its authority is not known here; name it in NODE_EXTRA_CA_CERTS',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not known here; name it in NODE_EXTRA_CA_CERTS',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  ETIMEDOUT: 'it did not finish in time',
};

/** The network error by its stage (dns, tcp, tls, http), and its remedy. Never contains an address or a name. */
export function networkMessage({ stage, code }: OutboundError): string {
  const end = 'This says nothing about the credentials.';
  switch (stage) {
    case 'policy':
      return policyMessage(code);
    case 'dns':
      return code === 'EBADHOST'
        ? 'Name resolution (dns): the host is no host name and no address. Give it without user, port and path.'
        : code === 'ETIMEDOUT'
          ? `Name resolution (dns): there was no answer in time. ${end}`
          : `Name resolution (dns): the name of the host was not found${codeOf(code)}. See how it is spelled. ${end}`;
    case 'tcp':
      return code === 'ECONNREFUSED'
        ? `Connection (tcp): refused. See whether host and port are right. ${end}`
        : `Connection (tcp): not made${code === 'ETIMEDOUT' ? ' in time' : codeOf(code)}. A firewall may be in the way. ${end}`;
    case 'tls':
      return `Encryption (tls): ${TLS_CODES[code] ?? `it could not be set up${codeOf(code)}`}. ${end}`;
    case 'http':
      return `Answer (http): ${code === 'ETIMEDOUT' ? 'there was none in time' : `the connection broke before it was whole${codeOf(code)}`}. ${end}`;
    default:
      return stage satisfies never;
  }
}

/** Why our own rules block a destination. Source: docs/rules/providers.md, "The way out". */
function policyMessage(code: string): string {
  if (code === 'NEVER')
    return 'Nothing was sent: the address is link-local or a metadata service, and is never contacted from here.';
  if (code === 'PLAIN')
    return 'Nothing was sent: http:// would show the credentials on the way. Use https://, or name the host in SIGNALBOX_OUTBOUND_ALLOW.';
  return 'Nothing was sent: the address is not public. Whoever runs this server can name the host or network in SIGNALBOX_OUTBOUND_ALLOW.';
}

/** The code of Node or the system; any other text is left out. */
function codeOf(code: string): string {
  return /^[A-Z][A-Z0-9_]{2,40}$/.test(code) && code !== 'ERROR' ? ` (${code})` : '';
}
