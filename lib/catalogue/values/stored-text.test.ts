import { describe, expect, it } from 'vitest';

import type { Field } from '@/lib/catalogue/field';
import { fieldComplaint } from '@/lib/catalogue/field-rules';
import { PRIVATE_KEYS } from '@/tests/private-keys';

import { storedText } from './stored-text';

const base = { label: 'The key', required: true, secret: true } as const;
const PEM_FIELD: Field = { ...base, key: 'secretKey', kind: 'pem', types: ['ec-p256'] };
const RSA_FIELD: Field = { ...base, key: 'secretKey', kind: 'pem', types: ['rsa', 'ed25519'] };
const JSON_FIELD: Field = {
  ...base,
  key: 'serviceAccount',
  kind: 'json',
  requiredKeys: ['private_key'],
  privateKey: { name: 'private_key', types: ['rsa'] },
};

const { ec: PKCS8, ecSec1: SEC1, rsa: RSA, rsaPkcs1: PKCS1 } = PRIVATE_KEYS;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const bodyOf = (pem: string) => pem.split('\n').slice(1, -1).join('');

/** What a key looks like after it went through people's tools. */
const SHAPES: readonly (readonly [what: string, shape: (pem: string) => string])[] = [
  ['as downloaded', (pem) => pem],
  ['with a last line end', (pem) => `${pem}\n`],
  ['with CRLF', (pem) => `${pem.replaceAll('\n', '\r\n')}\r\n`],
  ['with a byte order mark', (pem) => `\uFEFF${pem}`],
  ['in one line, without its line ends', (pem) => pem.replaceAll('\n', '')],
  ['with spaces for line ends', (pem) => pem.replaceAll('\n', ' ')],
  ['indented', (pem) => pem.replaceAll(/^/gm, '    ')],
  ['with literal \\n', (pem) => `${pem.replaceAll('\n', '\\n')}\\n`],
  ['with literal \\n, but not the last', (pem) => pem.replaceAll('\n', '\\n')],
  ['with literal \\r\\n', (pem) => pem.replaceAll('\n', '\\r\\n')],
  ['escaped twice', (pem) => `${pem.replaceAll('\n', '\\\\n')}\\\\n`],
  ['in quotes', (pem) => `"${pem.replaceAll('\n', '\\n')}\\n"`],
  ['in single quotes', (pem) => `'${pem}'`],
  ['in base64', (pem) => base64(`${pem}\n`)],
  ['in base64 with line ends', (pem) => base64(pem).replaceAll(/(.{76})/g, '$1\n')],
  ['after text', (pem) => `Bag Attributes\n    friendlyName: push\nKey Attributes: <No Attributes>\n${pem}`],
  [
    'after the parameters of its curve',
    (pem) => `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${pem}`,
  ],
  ['before a certificate', (pem) => `${pem}\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n`],
  ['with long lines', (pem) => pem.replaceAll(/([^-\n]{64})\n(?!-)/g, '$1')],
  ['with invisible characters', (pem) => pem.replaceAll('\n', '\u200B\n\u2060')],
];

describe.each([
  ['PKCS #8', PKCS8, PEM_FIELD],
  ['SEC 1', SEC1, PEM_FIELD],
  ['RSA', RSA, RSA_FIELD],
  ['PKCS #1', PKCS1, RSA_FIELD],
])('a private key (%s)', (_what, pem, field) => {
  it.each(SHAPES)('is stored as it was downloaded: %s', (_shape, shaped) => {
    const stored = storedText(field, shaped(pem));
    expect(stored).toBe(pem);
    expect(storedText(field, stored)).toBe(stored);
    expect(fieldComplaint(field, shaped(pem))).toBeNull();
  });
});

it('a PKCS #8 key without its BEGIN and END lines gets them', () => {
  expect(storedText(PEM_FIELD, bodyOf(PKCS8))).toBe(PKCS8);
  expect(storedText(RSA_FIELD, bodyOf(RSA))).toBe(RSA);
});

it.each([
  ['nothing of a key', 'hello', /must be a private key in PEM form/],
  ['other base64', base64('x'.repeat(200)), /must be a private key in PEM form/],
  ['only a part', PKCS8.slice(0, 90), /ends before its END line/],
  ['characters that are no base64', PKCS8.replace('M', '*'), /is not a whole private key/],
  [
    'a certificate',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    /is a certificate\. The private key/,
  ],
  ['a public key', PKCS8.replaceAll('PRIVATE', 'PUBLIC'), /is a public key\. The private key/],
  ['a key of PGP', '-----BEGIN PGP PRIVATE KEY BLOCK-----\nx\n-----END PGP PRIVATE KEY BLOCK-----', /in PEM form/],
  ['two keys', `${PKCS8}\n${PKCS8}`, /holds several private keys/],
  ['RSA where P-256 is needed', PKCS1, /is an RSA key\. It must be an elliptic-curve key on P-256/],
  ['OpenSSH', PKCS8.replaceAll('PRIVATE', 'OPENSSH PRIVATE'), /in the form of OpenSSH\. Convert it with "ssh-keygen/],
  ['a passphrase', PKCS8.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'), /protected with a passphrase/],
  ['an old passphrase', PKCS1.replace('\n', '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n'), /passphrase/],
])('a text is refused with its remedy: %s', (_what, text, message) => {
  const complaint = fieldComplaint(PEM_FIELD, storedText(PEM_FIELD, text));
  expect(complaint).toMatch(message);
  expect(complaint).not.toContain('MIG');
});

describe('a service account', () => {
  const account = { type: 'service_account', private_key: `${RSA}\n`, client_email: 'push@acme.example' };
  const file = JSON.stringify(account, null, 2);

  it.each([
    ['as downloaded', file],
    ['in one line', JSON.stringify(account)],
  ])('that needs nothing stays as it is: %s', (_what, text) => {
    expect(storedText(JSON_FIELD, `\uFEFF${text}\n`)).toBe(text);
  });

  it.each([
    ['in single quotes', `'${file}'`],
    ['in backquotes', `\`${file}\``],
    ['as JSON text in JSON', JSON.stringify(file)],
    ['as JSON text in single quotes', `'${JSON.stringify(file)}'`],
    ['as the inside of a JSON text', JSON.stringify(file).slice(1, -1)],
    ['in base64', base64(file)],
    ['in base64 in quotes', `"${base64(file)}"`],
    ['with line ends in its key', file.replaceAll('\\n', '\n')],
  ])('is taken out of what is around it: %s', (_what, text) => {
    expect(JSON.parse(storedText(JSON_FIELD, text))).toEqual(account);
  });

  it.each(SHAPES)('has its key repaired: %s', (_what, shaped) => {
    const text = JSON.stringify({ ...account, private_key: shaped(RSA) });
    const stored = storedText(JSON_FIELD, text);
    expect((JSON.parse(stored) as typeof account).private_key.trim()).toBe(RSA);
    expect(storedText(JSON_FIELD, stored)).toBe(stored);
    expect(fieldComplaint(JSON_FIELD, stored)).toBeNull();
  });

  it('is refused for its key, with the place', () => {
    expect(fieldComplaint(JSON_FIELD, JSON.stringify({ ...account, private_key: SEC1 }))).toBe(
      '"private_key" in The key is an elliptic-curve key on P-256. It must be an RSA key.',
    );
  });
});

it('hostile text is answered', () => {
  for (const part of ['-----BEGIN PRIVATE KEY-----', '\\', '\\n', ' ', '"', "'", 'A', '{"', '\u200B', '-----END '])
    for (const field of [PEM_FIELD, JSON_FIELD])
      expect(storedText(field, part.repeat(60_000 / part.length)).length).toBeLessThan(70_000);
});
