import { z } from 'zod';

import { didYouMean } from '@/lib/text/nearest';

const PROTOCOLS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
/** Only those of a client: a server's method cannot open a connection. */
const METHODS = ['TLS', 'TLSv1', 'TLSv1_1', 'TLSv1_2'].flatMap((name) => [`${name}_method`, `${name}_client_method`]);

const pem = z.union([z.string(), z.array(z.string()).max(200)]);
const names = z.string().regex(/^[\w:+\-!@=.,/?* ]{1,2000}$/);
const uint32 = z.int().min(0).max(4_294_967_295);

interface TlsOption {
  readonly schema: z.ZodType;
  /** Ends the sentence "… must be". */
  readonly expected: string;
}

/**
 * Node's TLS options that an integration may have, each with the values that are accepted. None holds a private key
 * (`key`, `pfx`, `passphrase`), redirects the connection (`host`, `port`, `path`, `socket`) or writes to the log
 * (`enableTrace`). Node is never asked whether a value is right: some values end its process
 * (nodejs/node#65069), others throw where nothing can catch them.
 * Source: nodejs.org/api/tls.html, tls.connect and tls.createSecureContext.
 */
const TLS_OPTIONS: Readonly<Record<string, TlsOption>> = {
  ALPNProtocols: {
    schema: z.array(z.string().regex(/^[\x21-\x7e]{1,255}$/)).max(16),
    expected: 'a list of at most 16 protocol names of 1 to 255 characters',
  },
  allowPartialTrustChain: flag(),
  ca: { schema: pem, expected: 'certificates in PEM form, as text or as a list' },
  cert: { schema: pem, expected: 'a certificate in PEM form' },
  ciphers: { schema: names, expected: 'a list of ciphers as OpenSSL writes it' },
  crl: { schema: pem, expected: 'revocation lists in PEM form, as text or as a list' },
  dhparam: { schema: z.string(), expected: '"auto" or parameters in PEM form' },
  ecdhCurve: { schema: names, expected: 'names of curves, separated by colons' },
  honorCipherOrder: flag(),
  maxVersion: { schema: z.enum(PROTOCOLS), expected: `one of ${PROTOCOLS.join(', ')}` },
  minDHSize: { schema: z.int().min(1).max(16_384), expected: 'a whole number from 1 to 16384' },
  minVersion: { schema: z.enum(PROTOCOLS), expected: `one of ${PROTOCOLS.join(', ')}` },
  rejectUnauthorized: flag(),
  requestOCSP: flag(),
  secureOptions: { schema: uint32, expected: 'a whole number from 0 to 4294967295' },
  secureProtocol: { schema: z.enum(METHODS), expected: `one of ${METHODS.join(', ')}` },
  servername: {
    schema: z.string().regex(/^[A-Za-z0-9_.-]{0,253}$/),
    expected: 'a host name',
  },
  sessionTimeout: { schema: z.int().min(0).max(2_147_483_647), expected: 'a whole number of seconds' },
  sigalgs: { schema: names, expected: 'names of signature algorithms, separated by colons' },
};

function flag(): TlsOption {
  return { schema: z.boolean(), expected: 'true or false' };
}

/** The options as JSON Schema, for the documentation of the API. */
export const TLS_OPTIONS_JSON_SCHEMA: Readonly<Record<string, unknown>> = {
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(TLS_OPTIONS).map(([name, { schema }]) => {
      const { $schema: _, ...rest } = z.toJSONSchema(schema);
      return [name, rest];
    }),
  ),
  additionalProperties: false,
};

/**
 * Why an object of TLS options is refused, or null. The end of a sentence that begins with the name of the field; it
 * never holds a value.
 */
export function tlsOptionsComplaint(options: Readonly<Record<string, unknown>>): string | null {
  for (const [name, value] of Object.entries(options)) {
    const option = Object.hasOwn(TLS_OPTIONS, name) ? TLS_OPTIONS[name] : undefined;
    if (!option) return unknownComplaint(name);
    if (!option.schema.safeParse(value).success) return `"${name}" must be ${option.expected}.`;
  }
  return null;
}

function unknownComplaint(name: string): string {
  if (['key', 'pfx', 'passphrase'].includes(name)) return `must not hold a private key: remove "${name}".`;
  if (name === 'enableTrace') return 'must not hold "enableTrace": it writes every connection to the server log.';
  return `may hold only Node's TLS options that carry no private key and no destination.${didYouMean(name, Object.keys(TLS_OPTIONS))}`;
}
