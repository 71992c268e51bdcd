import { generateKeyPairSync, type KeyObject } from 'node:crypto';

import { decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { CheckRequest } from '@/lib/catalogue/check';
import { segment } from '@/lib/catalogue/check-url';
import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { Field } from '@/lib/catalogue/field';
import { defineProvider, type ProviderDefinition } from '@/lib/catalogue/provider';
import { singleRequestCheck } from '@/lib/catalogue/single-request-check';
import { type StandIn, startStandIn } from '@/tests/stand-in';

import { createOutbound } from './outbound';
import { runCheck, type RunOptions } from './runner';

const NOW = new Date('2026-11-23T12:00:00Z');
const ecKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (key: KeyObject, type: 'pkcs8' | 'spki') => key.export({ type, format: 'pem' }).toString();
const ec = { privateKey: pem(ecKeys.privateKey, 'pkcs8'), publicKey: pem(ecKeys.publicKey, 'spki') };
const rsaKey = pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'pkcs8');

const FIELDS: readonly Field[] = [
  { key: 'apiKey', kind: 'secret', label: 'API Key', required: true, secret: true },
  { key: 'secretKey', kind: 'pem', types: ['ec-p256'], label: 'Private Key', required: true, secret: true },
  { key: 'domain', kind: 'text', label: 'Domain', required: false, secret: false },
];

let standIn: StandIn;

beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());

type Stated = Parameters<typeof singleRequestCheck>[0];

function provider(
  request: Stated['request'],
  needs: Stated['needs'] = [],
  more: Partial<Stated> = {},
): ProviderDefinition {
  return defineProvider({
    id: 'test',
    channel: 'email',
    name: 'Test',
    docs: 'https://example.com',
    aliases: [],
    fields: FIELDS,
    check: singleRequestCheck({ docs: 'https://example.com', needs, request, expects: 'ok', ...more }),
  });
}

const check = (definition: ProviderDefinition, credentials: Credentials = {}, options: Partial<RunOptions> = {}) =>
  runCheck(definition, credentials, { outbound: standIn.outbound, now: NOW, ...options });

const ok = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' };
const get = (url: string, more: Partial<CheckRequest> = {}): CheckRequest => ({ method: 'GET', url, ...more });

describe('a check', () => {
  it('ends when its time is over, and does not blame the credentials', async () => {
    standIn.play(() => 'hang');
    const verdict = await check(
      provider(() => get('https://api.example.com/')),
      {},
      { totalMs: 50 },
    );
    expect(verdict).toMatchObject({ status: 'unknown', cause: 'network_error' });
  });

  it('has one time limit for all of its steps', async () => {
    standIn.play(() => 'hang');
    const twice: ProviderDefinition = {
      ...provider(() => get('')),
      check: {
        kind: 'http',
        docs: 'https://example.com',
        needs: [],
        async run(_values, ask) {
          await ask(get('https://api.example.com/1')).catch(() => undefined);
          return ask(get('https://api.example.com/2'));
        },
      },
    };
    expect(await check(twice, {}, { totalMs: 50 })).toMatchObject({ cause: 'network_error' });
    expect(standIn.received.map(({ place }) => place)).not.toContain('GET api.example.com/2');
  });

  it('answers not_checkable with the reason of the definition, and sends nothing', async () => {
    standIn.play(() => ok);
    const none = { ...provider(() => get('')), check: null, notCheckable: 'Webhooks answer only to messages.' };
    expect(await check(none)).toMatchObject({ cause: 'not_checkable', message: 'Webhooks answer only to messages.' });
    expect(standIn.received).toEqual([]);
  });

  it.each([
    ['a missing value', {}, 'apiKey', 'API Key is missing'],
    ['a blank value', { apiKey: ' ' }, 'apiKey', 'API Key is missing'],
    ['a value that leaves its place in the URL', { apiKey: 'k', domain: '../admin' }, 'domain', 'Domain must be'],
    ['a line break in a header', { apiKey: 'a\nb', domain: 'd' }, 'apiKey', 'cannot be sent'],
    ['a letter that no header takes', { apiKey: 'schlüssel-ключ', domain: 'd' }, 'apiKey', 'cannot be sent'],
  ])('blames the field of %s, and sends nothing', async (_, credentials, field, message) => {
    standIn.play(() => ok);
    const definition = provider(
      (values) =>
        get(`https://api.example.com/${segment(values, 'domain')}`, {
          auth: { type: 'bearer', token: values.text('apiKey') },
        }),
      ['apiKey'],
    );
    const verdict = await check(definition, credentials);
    expect(verdict).toMatchObject({ status: 'rejected', cause: 'misconfigured', field });
    expect(verdict.message).toContain(message);
    expect(standIn.received).toEqual([]);
  });

  it('signs tokens that the public key verifies, with their times', async () => {
    standIn.play(() => ok);
    const definition = provider((values) =>
      get('https://api.example.com/', {
        auth: {
          type: 'jwt',
          prefix: 'bearer',
          token: {
            algorithm: 'ES256',
            header: { kid: 'K1' },
            claims: { iss: 'T1' },
            key: values.text('secretKey'),
            expiresInSeconds: 60,
          },
        },
      }),
    );
    expect(await check(definition, { secretKey: ec.privateKey })).toMatchObject({ cause: 'valid' });
    const token = /^bearer (\S+)$/.exec(standIn.received[0]?.headers['authorization'] ?? '')?.[1] ?? '';
    const { payload } = await jwtVerify(token, ecKeys.publicKey, { currentDate: NOW });
    const iat = NOW.getTime() / 1_000;
    expect(payload).toEqual({ iss: 'T1', iat, exp: iat + 60 });
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', kid: 'K1' });
  });

  it.each([
    ['no PEM at all', 'not a key'],
    ['half a PEM', ec.privateKey.slice(0, 90)],
    ['a key of another kind', rsaKey],
    ['a public key', ec.publicKey],
  ])('blames the field of a private key that is %s, without a request', async (_, secretKey) => {
    standIn.play(() => ok);
    const definition = provider((values) =>
      get('https://api.example.com/', {
        auth: { type: 'jwt', token: { algorithm: 'ES256', claims: {}, key: values.text('secretKey') } },
      }),
    );
    expect(await check(definition, { apiKey: 'x', secretKey })).toMatchObject({
      cause: 'misconfigured',
      field: 'secretKey',
    });
    expect(standIn.received).toEqual([]);
  });

  it('removes secrets from the request that it names, and never shows a query', async () => {
    standIn.play(() => ok);
    const token = '123456:ABC-def/ghi+jkl=';
    const definition = provider((values) =>
      get(`https://api.example.com/bot${encodeURIComponent(values.text('apiKey'))}/getMe?key=${values.text('domain')}`),
    );
    const verdict = await check(definition, { apiKey: token, domain: 'shown.example' });
    expect(verdict.request).toBe('GET api.example.com/bot[secret]/getMe');
  });

  it('uses a value exactly as it is stored', async () => {
    standIn.play(() => ok);
    const definition = provider((values) =>
      get('https://api.example.com/', { auth: { type: 'basic', user: 'a', password: values.text('apiKey') } }),
    );
    for (const apiKey of ['secret\n', ' lead trail ', '\u00a0x\u200b']) {
      await check(definition, { apiKey });
      const sent = standIn.received.at(-1)?.headers['authorization'] ?? '';
      expect(Buffer.from(sent.replace('Basic ', ''), 'base64').toString()).toBe(`a:${apiKey}`);
    }
  });

  it('blames the spelling of a host only if a person chose it', async () => {
    const offline = createOutbound({ allow: { hosts: [], networks: [] }, lookup: () => Promise.resolve([]) });
    const messageFor = async (url: string, credentials: Credentials = {}) => {
      const fields: Field[] = [
        { key: 'baseUrl', kind: 'url', label: 'URL', required: false, secret: false, destination: true },
        { key: 'region', kind: 'text', label: 'Region', required: false, secret: false, destination: true },
        { key: 'user', kind: 'text', label: 'User', required: false, secret: false },
      ];
      const verdict = await check({ ...provider(() => get(url)), fields }, credentials, { outbound: offline });
      expect(verdict).toMatchObject({ status: 'unknown', cause: 'network_error' });
      return verdict.message;
    };
    const own = await messageFor('https://api.example.com/', { user: 'api', region: 'eu' });
    expect(own).not.toContain('spelling');
    expect(own).toContain('HTTPS_PROXY');
    expect(await messageFor('https://my.example.com/x', { baseUrl: 'https://MY.example.com/x' })).toContain('spelling');
    expect(await messageFor('https://sns.eu-west-9.example.com/', { region: 'eu-west-9' })).toContain('spelling');
  });

  it('removes secrets from a message that holds them, in every form', async () => {
    standIn.play(() => ok);
    const key = 'geheim/+ü&=" ключ';
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const forms = [
      key,
      encodeURIComponent(key),
      new URLSearchParams({ key }).toString(),
      JSON.stringify(key),
      base64(key),
      Buffer.from(key).toString('base64url'),
      base64(`a:${key}`),
      base64(`ab:${key}`),
      base64(`abc:${key}:def`),
    ];
    const definition = provider(() => get('https://api.example.com/'), [], {
      read: () => ({ cause: 'blocked', message: forms.join(' | ') }),
    });
    const { message } = await check(definition, { apiKey: key });
    expect(message).not.toContain('geheim');
    expect(message).not.toContain(base64('geheim').slice(0, 7));
    expect(message).not.toContain(base64('xgeheim').slice(3, 9));
    expect(message).not.toContain(base64('xxgeheim').slice(3, 9));
    expect(message.match(/\[secret\]/g)).toHaveLength(forms.length);
  });

  it('removes the parts of a URL, a JSON text and a connection string', async () => {
    standIn.play(() => ok);
    const definition = provider(() => get('https://api.example.com/'), [], {
      read: () => ({ cause: 'blocked', message: 'T0KEN-IN-PATH, p4ssw0rd, s1gnature, MIIpart, acc3sskey' }),
    });
    const { message } = await check(definition, {
      apiKey: 'https://user:p4ssw0rd@hooks.example.com/services/T0KEN-IN-PATH?sig=s1gnature',
      secretKey: '{"type":"service_account","private_key":"MIIpart"}',
      token: 'endpoint=https://x.example.com/;accesskey=acc3sskey',
    });
    expect(message).toBe(Array.from({ length: 5 }, () => '[secret]').join(', '));
  });

  it('survives a definition that fails, and does not reveal why', async () => {
    standIn.play(() => ok);
    const definition = provider(() => {
      throw new SyntaxError('Unexpected token s3cret in JSON');
    });
    const verdict = await check(definition, { apiKey: 's3cret' });
    expect(verdict).toMatchObject({ status: 'unknown', cause: 'undetermined' });
    expect(verdict.message).not.toContain('JSON');
  });

  it('says when to try again, as the provider asks', async () => {
    const told = async (retryAfter: string) => {
      standIn.play(() => ({ status: 429, headers: { 'retry-after': retryAfter }, body: '' }));
      return (await check(provider(() => get('https://api.example.com/')))).message;
    };
    expect(await told('30')).toContain('in 30 s');
    expect(await told('Mon, 23 Nov 2026 12:01:30 GMT')).toContain('in 90 s');
    expect(await told('<script>')).toContain('in a minute');
  });

  it('follows no redirect', async () => {
    standIn.play(({ place }) =>
      place.endsWith('/a') ? { status: 307, headers: { location: 'https://api.example.com/b' }, body: '' } : ok,
    );
    expect(await check(provider(() => get('https://api.example.com/a')))).toMatchObject({ cause: 'undetermined' });
    expect(standIn.received.map(({ place }) => place)).toEqual(['GET api.example.com/a']);
  });

  it('uses HTTP/2 if a provider needs it', async () => {
    standIn.play(() => ok);
    const definition = provider(() => get('https://api.example.com/', { http2: true, method: 'POST', json: { a: 1 } }));
    expect(await check(definition)).toMatchObject({ cause: 'valid' });
    expect(standIn.received[0]).toMatchObject({ place: 'POST api.example.com/', body: '{"a":1}' });
  });
});
