import { describe, expect, it } from 'vitest';

import { CREDENTIAL_KEYS, type CredentialKey } from './credential-key';
import { type CredentialsMode, credentialsSchema, isSecretKey } from './credentials-schema';
import type { Field } from './field';
import { TLS_OPTIONS_JSON_SCHEMA } from './tls-options';

const FIELDS: readonly Field[] = [
  {
    key: 'apiKey',
    kind: 'secret',
    label: 'API Key',
    required: true,
    secret: true,
    pattern: { source: 'k-\\d+', message: 'A key is "k-" and digits' },
  },
  { key: 'from', kind: 'email', label: 'From', required: true, secret: false },
  { key: 'port', kind: 'number', label: 'Port', required: false, secret: false, min: 1, max: 65_535 },
  {
    key: 'region',
    kind: 'select',
    label: 'Region',
    required: false,
    secret: false,
    options: [{ value: 'eu', label: 'EU' }],
  },
  { key: 'secure', kind: 'switch', label: 'Secure', required: false, secret: false },
  { key: 'password', kind: 'secret', label: 'Password', required: false, secret: true, keepsSpaces: true },
  { key: 'host', kind: 'text', format: 'host', label: 'Host', required: false, secret: false },
  { key: 'tlsOptions', kind: 'json', label: 'TLS options', required: false, secret: false },
];
const GOOD = { apiKey: 'k-1', from: 'a@example.com' };

/** The stored form of an input, or the places and messages of its errors. */
function read(mode: CredentialsMode, input: unknown): { stored: unknown } | { refused: Record<string, string> } {
  const parsed = credentialsSchema(FIELDS, mode).safeParse(input);
  if (parsed.success) return { stored: parsed.data };
  return { refused: Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])) };
}

describe('types, for drafts and active ones alike', () => {
  it.each<[string, unknown, unknown]>([
    ['text', { apiKey: 'k-1' }, 'k-1'],
    ['text with spaces around it', { apiKey: ' k-1 ' }, 'k-1'],
    ['text with garbage that the provider does not use', { title: '\u200B x\n' }, 'x'],
    ['a switch with a line end', { secure: 'true\n' }, true],
    ['a port with a line end', { port: '587\n' }, '587'],
    ['a password with spaces at its ends', { password: '\n pass  word \r\n' }, ' pass  word '],
    ['an IPv6 address in brackets', { host: '[2001:db8::25]' }, '2001:db8::25'],
    ['true', { secure: true }, true],
    ['false', { secure: false }, false],
    ['the text "true"', { secure: 'true' }, true],
    ['the text "false"', { secure: 'false' }, false],
    ['a number as port', { port: 587 }, '587'],
    ['text as port', { port: '587' }, '587'],
    ['an object of TLS options', { tlsOptions: { minVersion: 'TLSv1.2' } }, { minVersion: 'TLSv1.2' }],
    ['the JSON text of TLS options', { tlsOptions: ' {"minVersion":"TLSv1.2"} ' }, { minVersion: 'TLSv1.2' }],
    ['no TLS options', { tlsOptions: {} }, {}],
    ['a text that the provider does not use', { title: 'x' }, 'x'],
    ['a switch that the provider does not use', { hmac: 'true' }, true],
  ])('%s is stored', (_, input, stored) => {
    expect(read('draft', input)).toEqual({
      stored: Object.fromEntries(Object.keys(input as object).map((key) => [key, stored])),
    });
  });

  it.each<[string, unknown, string]>([
    ['a number as text', { apiKey: 1 }, 'apiKey'],
    ['null', { apiKey: null }, 'apiKey'],
    ['a list', { apiKey: ['k-1'] }, 'apiKey'],
    ['a boxed text', { apiKey: Object('k-1') }, 'apiKey'],
    ['text as a switch', { secure: 'yes' }, 'secure'],
    ['TRUE', { secure: 'TRUE' }, 'secure'],
    ['1 as a switch', { secure: 1 }, 'secure'],
    ['a broken port', { port: 587.5 }, 'port'],
    ['an infinite port', { port: Number.POSITIVE_INFINITY }, 'port'],
    ['a list of TLS options', { tlsOptions: [] }, 'tlsOptions'],
    ['a number as TLS options', { tlsOptions: 1 }, 'tlsOptions'],
    ['U+0000', { apiKey: 'k\u0000' }, 'apiKey'],
    ['half a surrogate pair', { title: '\ud83d' }, 'title'],
    ['credentials that are a list', [], ''],
    ['credentials that are null', null, ''],
    ['credentials that are text', 'k-1', ''],
  ])('%s is refused at its place', (_, input, place) => {
    expect(read('draft', input)).toEqual({ refused: { [place]: expect.any(String) } });
    expect(Object.keys((read('active', input) as { refused: object }).refused)).toContain(place);
  });

  it('every key of the vocabulary is read by its own type', () => {
    const samples = { text: 'x', number: '1', boolean: true, tls: {} } as const;
    const all = Object.fromEntries(Object.entries(CREDENTIAL_KEYS).map(([key, type]) => [key, samples[type]]));
    expect(read('draft', all)).toEqual({ stored: all });
  });

  it('empty text and undefined count as not set', () => {
    expect(read('draft', { apiKey: '', title: ' \n', from: undefined, port: '', password: ' \n ' })).toEqual({
      stored: {},
    });
  });
});

describe('keys outside the vocabulary', () => {
  it.each([
    ['apikey', 'apiKey'],
    ['api_key', 'apiKey'],
    ['APIKEY', 'apiKey'],
    ['secretkey', 'secretKey'],
    ['webhookURL', 'webhookUrl'],
    ['fromm', 'from'],
  ])('%s is refused with the nearest name', (key, near) => {
    expect(read('draft', { [key]: 'x' })).toEqual({ refused: { [key]: expect.stringContaining(`"${near}"`) } });
  });

  it.each(['__proto__', 'constructor', 'toString', '', 'zzzzzzzzzzzz'])(
    '"%s" is refused, without a suggestion that is not near',
    (key) => {
      const input = JSON.parse(JSON.stringify({ key: 'x' }).replace('"key"', JSON.stringify(key))) as unknown;
      expect(read('draft', input)).toEqual({
        refused: { [key]: expect.stringMatching(/^This is not a credential key\./) },
      });
    },
  );

  it('are listed up to a limit, and a long one by its length', () => {
    const { refused } = read(
      'draft',
      Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`k${index}`, 1])),
    ) as { refused: object };
    expect(Object.keys(refused)).toHaveLength(46);
    expect(refused).toMatchObject({ '': 'There are 200 unknown keys; only the first 45 are listed.' });
    expect(read('draft', { ['k'.repeat(1_000)]: 1 })).toEqual({
      refused: { '': expect.stringContaining('A key of 1000 characters') },
    });
  });
});

describe('TLS options', () => {
  it('may be every one of Node’s that holds no private key, no destination and no trace', () => {
    const all = {
      ALPNProtocols: ['smtp'],
      allowPartialTrustChain: true,
      ca: ['-----BEGIN CERTIFICATE-----', 'x'],
      cert: 'x',
      ciphers: 'HIGH:!aNULL@SECLEVEL=1',
      crl: 'x',
      dhparam: 'auto',
      ecdhCurve: 'P-256:X25519',
      honorCipherOrder: false,
      maxVersion: 'TLSv1.3',
      minDHSize: 1024,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: false,
      requestOCSP: true,
      secureOptions: 2 ** 32 - 1,
      secureProtocol: 'TLSv1_2_method',
      servername: 'mail.example.com',
      sessionTimeout: 300,
      sigalgs: 'RSA+SHA256',
    };
    const names = Object.keys(TLS_OPTIONS_JSON_SCHEMA['properties'] as object);
    expect(Object.keys(all)).toEqual(names);
    expect(read('draft', { tlsOptions: all })).toEqual({ stored: { tlsOptions: all } });
    for (const key of [
      'key',
      'pfx',
      'passphrase',
      'host',
      'port',
      'path',
      'socket',
      'secureContext',
      'checkServerIdentity',
      'enableTrace',
    ])
      expect(names).not.toContain(key);
  });

  it.each<[string, unknown, string]>([
    ['key', { key: 'x' }, 'private key'],
    ['pfx', { ca: 'x', pfx: 'x' }, 'private key'],
    ['passphrase, as JSON text', '{"passphrase":"x"}', 'private key'],
    [
      'a private key beside a certificate',
      { cert: '-----BEGIN CERTIFICATE-----\n-----BEGIN RSA PRIVATE KEY-----' },
      'private key',
    ],
    ['a private key in a list', { ca: [['-----BEGIN PRIVATE KEY-----']] }, 'private key'],
    ['a key in text that is no JSON', '{ key: "x" }', 'private key'],
    ['a passphrase in half a JSON text', '{"passphrase":"x"', 'private key'],
    ['host', { host: 'x' }, 'destination'],
    ['an unknown one', { minversion: 'x' }, '"minVersion"'],
    ['__proto__', JSON.parse('{"__proto__":{}}'), 'destination'],
    ['an empty protocol name, which ends the process', { ALPNProtocols: [''] }, '"ALPNProtocols" must be'],
    ['a long protocol name', { ALPNProtocols: ['x'.repeat(256)] }, '"ALPNProtocols" must be'],
    ['many protocol names', { ALPNProtocols: Array.from({ length: 17 }, () => 'x') }, '"ALPNProtocols" must be'],
    ['protocol names as text', '{"ALPNProtocols":"smtp"}', '"ALPNProtocols" must be'],
    ['a key size below zero', { minDHSize: -1 }, '"minDHSize" must be'],
    ['a key size as text', { minDHSize: '1024' }, '"minDHSize" must be'],
    ['a time beyond 32 bits', { sessionTimeout: 1e308 }, '"sessionTimeout" must be'],
    ['an unknown version', { minVersion: 'TLS9' }, '"minVersion" must be one of TLSv1, '],
    ['a method of servers', { secureProtocol: 'TLS_server_method' }, '"secureProtocol" must be one of'],
    ['a name with a zero', { servername: 'a\u0001b' }, '"servername" must be'],
    ['a trace into the log', { enableTrace: true }, 'server log'],
    ['null', { ca: null }, '"ca" must be'],
    ['nine levels', { ca: [[[[[[[[['x']]]]]]]]] }, 'deeper than 8'],
  ])('with %s are refused', (_, tlsOptions, says) => {
    for (const mode of ['draft', 'active'] as const) {
      const { refused } = read(mode, { ...GOOD, tlsOptions }) as { refused: Record<string, string> };
      expect(refused).toEqual({ tlsOptions: expect.stringContaining(says) });
      expect(refused['tlsOptions']).not.toContain('-----');
    }
  });

  it('of a draft may be text that is not valid JSON; an active integration needs the object', () => {
    const half = '{"minVersion":';
    expect(read('draft', { tlsOptions: half })).toEqual({ stored: { tlsOptions: half } });
    expect(read('active', { ...GOOD, tlsOptions: half })).toEqual({
      refused: { tlsOptions: expect.stringContaining('JSON object') },
    });
  });
});

describe('an active integration', () => {
  it('reports every missing required field and every wrong format at once', () => {
    expect(read('active', { port: '0', region: 'us', secure: 'on' })).toEqual({
      refused: {
        apiKey: 'API Key is required.',
        from: 'From is required.',
        port: 'Port must be a whole number from 1 to 65535.',
        region: 'Region must be one of: eu.',
        secure: 'secure must be true or false.',
      },
    });
  });

  it('does not check the format of a field with a wrong type', () => {
    expect(read('active', { ...GOOD, apiKey: 5 })).toEqual({ refused: { apiKey: 'apiKey must be text.' } });
  });

  it('says what is expected, never what was sent', () => {
    expect(read('active', { ...GOOD, apiKey: 'hunter2' })).toEqual({
      refused: { apiKey: 'A key is "k-" and digits.' },
    });
    expect(
      JSON.stringify(read('active', { ...GOOD, from: 'hunter2', region: 'hunter2', port: 'hunter2' })),
    ).not.toContain('hunter2');
  });

  it('has checks that a draft has not', () => {
    const draft = { apiKey: '?', from: '?', port: '?', region: '?' };
    expect(read('draft', draft)).toEqual({ stored: draft });
    expect(Object.keys((read('active', draft) as { refused: object }).refused)).toEqual(Object.keys(draft));
  });
});

describe('isSecretKey', () => {
  it.each<[CredentialKey, boolean]>([
    ['apiKey', true],
    ['from', false],
    ['tlsOptions', false],
    // No field uses it, so it counts as a secret.
    ['title', true],
    ['hmac', true],
  ])('%s: %s', (key, secret) => {
    expect(isSecretKey(FIELDS, key)).toBe(secret);
    expect(isSecretKey([], key)).toBe(true);
  });
});
