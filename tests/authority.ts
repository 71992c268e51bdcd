import 'reflect-metadata';

import { webcrypto } from 'node:crypto';

import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto as unknown as Crypto);

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;

/** A certificate and its key, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** The defect of a certificate; `good`: none. */
export type CertificateKind = 'good' | 'expired' | 'other name' | 'self-signed';

/** A certificate authority for tests: issues certificates for any host on request. */
export interface Authority {
  readonly ca: string;
  issue(host: string, kind?: CertificateKind): Promise<Certificate>;
}

export async function createAuthority(): Promise<Authority> {
  const keys = await createKeys();
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Signalbox tests',
    keys,
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + DAY_MS),
    signingAlgorithm: ALGORITHM,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  const made = new Map<string, Promise<Certificate>>();
  return {
    ca: root.toString('pem'),
    issue(host, kind = 'good') {
      const name = `${kind} ${host}`;
      const known = made.get(name) ?? issue(host, kind, root.subject, keys.privateKey);
      made.set(name, known);
      return known;
    },
  };
}

const createKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<CryptoKeyPair>;

async function issue(
  host: string,
  kind: CertificateKind,
  issuer: string,
  authorityKey: CryptoKey,
): Promise<Certificate> {
  const keys = await createKeys();
  const name = kind === 'other name' ? 'other.invalid' : host;
  const type = /^[\d.]+$|:/.test(name) ? 'ip' : 'dns';
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=stand-in',
    issuer: kind === 'self-signed' ? 'CN=stand-in' : issuer,
    publicKey: keys.publicKey,
    signingKey: kind === 'self-signed' ? keys.privateKey : authorityKey,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(Date.now() - 2 * DAY_MS),
    notAfter: new Date(Date.now() + (kind === 'expired' ? -DAY_MS : DAY_MS)),
    extensions: [new x509.SubjectAlternativeNameExtension([{ type, value: name }])],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return {
    cert: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${key.replaceAll(/(.{64})/g, '$1\n')}\n-----END PRIVATE KEY-----\n`,
  };
}
