import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { MOST_WAITING_BYTES } from '@/lib/server/http/waiting-bodies';
import { call, created, type Call } from '@/tests/api-client';
import { DOORS } from '@/tests/doors';
import { sendRaw } from '@/tests/raw-http';
import { bodyOf, CONDITIONS } from '@/tests/storm';
import { createKey, createWorld, type World } from '@/tests/world';

import { createApiListener } from './node-listener';

const RESOLVE = '/v1/integrations/resolve';
const CREATE = '/v1/integrations';
let world: World;
let server: Server;
let origin = '';

beforeAll(async () => {
  world = await createWorld();
  await created(world.key, { ...bodyOf('email', 'SG.primary'), active: true });
  await created(world.key, { ...bodyOf('email', 'SG.vip'), active: true, conditions: CONDITIONS });
  server = createServer(createApiListener());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Headers that differ between two answers to the same request. */
const OWN = new Set(['x-request-id', 'date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']);

interface Told {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

const told = (status: number, headers: Headers, text: string): Told => ({
  status,
  headers: Object.fromEntries(
    [...headers].filter(([name]) => !OWN.has(name)).map(([name, value]) => [name, name === 'etag' ? 'a tag' : value]),
  ),
  text: text
    .replaceAll(/"(requestId|timestamp|_id|identifier|createdAt|updatedAt)":"[^"]*"/g, '"$1":""')
    .replaceAll(/request id [0-9a-f-]+/g, 'request id'),
});

/** The answers of the Hono app and of the listener in front of it. */
async function both({ method = 'POST', key, body, raw, headers = {} }: Call, path = RESOLVE): Promise<[Told, Told]> {
  const inside = await call(path, {
    method,
    ...(key === undefined ? {} : { key }),
    ...(raw === undefined ? { body } : { raw }),
    headers,
  });
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const outside = await fetch(origin + path, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `ApiKey ${key}` }),
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
  });
  expect(outside.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  return [
    told(inside.status, inside.headers, inside.text),
    told(outside.status, outside.headers, await outside.text()),
  ];
}

describe('resolve on node’s own request answers as the Hono app does:', () => {
  const body = { channel: 'email', context: { payload: { vip: 'true' } } };
  it.each<[string, number, () => Call | Promise<Call>]>([
    ['a choice', 200, () => ({ key: world.key, body })],
    ['a choice that is explained', 200, () => ({ key: world.key, body: { ...body, explain: true } })],
    ['nobody to choose', 200, () => ({ key: world.key, body: { channel: 'push' } })],
    ['a name that is unknown', 200, () => ({ key: world.key, body: { channel: 'email', identifier: 'nobody' } })],
    ['no key', 401, () => ({ body })],
    ['an unknown key', 401, () => ({ key: 'x'.repeat(40), body })],
    ['a key in another form', 401, () => ({ headers: { authorization: `Bearer ${world.key}` }, body })],
    ['a revoked key', 401, async () => ({ key: await createKey(world, { state: 'revoked' }), body })],
    ['an expired key', 401, async () => ({ key: await createKey(world, { state: 'expired' }), body })],
    ['a key without the scope', 403, async () => ({ key: await createKey(world, { scopes: ['admin'] }), body })],
    ['a body that is no JSON', 400, () => ({ key: world.key, raw: '{' })],
    ['an empty body', 400, () => ({ key: world.key, raw: '' })],
    ['a body that is no UTF-8', 400, () => ({ key: world.key, raw: Uint8Array.from([123, 255, 125]) })],
    ['a body with a mark of byte order', 200, () => ({ key: world.key, raw: `\u{feff}${JSON.stringify(body)}` })],
    ['JSON that is no object', 422, () => ({ key: world.key, raw: '[]' })],
    ['an unknown channel', 422, () => ({ key: world.key, body: { channel: 'fax' } })],
    ['an unknown field', 422, () => ({ key: world.key, body: { ...body, more: 1 } })],
    ['another type', 415, () => ({ key: world.key, raw: 'x', headers: { 'content-type': 'text/plain' } })],
    ['a type of JSON', 200, () => ({ key: world.key, body, headers: { 'content-type': 'application/x+json; a=b' } })],
    ['too much', 413, () => ({ key: world.key, raw: `"${'x'.repeat(1024 * 1024)}"` })],
    ['another method', 405, () => ({ method: 'PUT', key: world.key, body })],
    ['an idempotency key', 200, () => ({ key: world.key, body, headers: { 'idempotency-key': 'the same' } })],
  ])('%s', async (name, status, request) => {
    const [inside, outside] = await both(await request());
    if (name === 'an idempotency key') delete outside.headers['idempotency-replay'];
    expect(outside).toEqual(inside);
    expect(outside.status, outside.text).toBe(status);
  });

  it('reports the same allowance, and refuses beyond it', async () => {
    vi.stubEnv('SIGNALBOX_RATE_LIMIT', '1');
    try {
      const [first, second] = await both({ key: world.key, body });
      expect([first.headers['ratelimit-remaining'], second.headers['ratelimit-remaining']]).toEqual(['1', '0']);
      const [inside, outside] = await both({ key: world.key, body });
      expect(outside).toEqual(inside);
      expect(outside).toMatchObject({ status: 429, headers: { 'ratelimit-remaining': '0' } });
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('create on node’s own request answers as the Hono app does:', () => {
  const body = { ...bodyOf('email', 'SG.both'), name: 'Both “doors”' };
  const keyed = { 'idempotency-key': 'one of both' };
  it.each<[string, number, () => Call | Promise<Call>]>([
    ['a draft', 201, () => ({ key: world.key, body })],
    ['an idempotency key, and its replay', 201, () => ({ key: world.key, body, headers: keyed })],
    ['its idempotency key with another body', 422, () => ({ key: world.key, body: {}, headers: keyed })],
    [
      'an idempotency key too long',
      400,
      () => ({ key: world.key, body, headers: { 'idempotency-key': 'k'.repeat(256) } }),
    ],
    [
      'an identifier that is taken',
      409,
      async () => {
        await created(world.key, { ...body, identifier: 'of-both' });
        return { key: world.key, body: { ...body, identifier: 'of-both' } };
      },
    ],
    ['fields that are wrong', 422, () => ({ key: world.key, body: { ...body, active: 1, more: {} } })],
    [
      'another environment',
      403,
      () => ({ key: world.key, body: { ...body, _environmentId: world.otherEnvironmentId } }),
    ],
    ['no key', 401, () => ({ body })],
    ['a key without the scope', 403, async () => ({ key: await createKey(world, { scopes: ['admin'] }), body })],
    ['a body that is no JSON', 400, () => ({ key: world.key, raw: '{' })],
    ['another type', 415, () => ({ key: world.key, raw: 'x', headers: { 'content-type': 'text/plain' } })],
    ['too much', 413, () => ({ key: world.key, raw: `"${'x'.repeat(1024 * 1024)}"` })],
  ])('%s', async (_, status, request) => {
    const [inside, outside] = await both(await request(), CREATE);
    // The second of two under one key replays the answer of the first.
    delete outside.headers['idempotency-replay'];
    expect(outside).toEqual(inside);
    expect(outside.status, outside.text).toBe(status);
  });
});

describe('a body that does not come', () => {
  const MIB = 1024 * 1024;
  const port = () => (server.address() as AddressInfo).port;
  const head = (route: string, authorization: string, length = MIB) =>
    [
      `${route} HTTP/1.1`,
      'Host: a',
      'Content-Type: application/json',
      `Authorization: ${authorization}`,
      `Content-Length: ${length}`,
      '\r\n',
    ].join('\r\n');
  const routes = DOORS.flatMap(({ rest = [] }) => rest.map(([route]) => route))
    .filter((route) => /^(?:POST|PUT|PATCH) /.test(route))
    .map((route) => route.replaceAll(/:\w+/g, 'x'));

  it.each([...new Set(routes)])('keeps nobody without a key from a quick answer: %s', async (route) => {
    for (const authorization of ['ApiKey nobody', `ApiKey ${'x'.repeat(40)}`, 'Bearer x'])
      for (const sent of ['', `{"${'x'.repeat(100_000)}`])
        expect(await sendRaw(port(), head(route, authorization) + sent)).toMatchObject({ status: 401 });
  });

  it.each([`POST ${RESOLVE}`, `POST ${CREATE}`])(
    'fills no more memory than the process allows, and frees it when the caller leaves: %s',
    async (route) => {
      const authorization = `ApiKey ${world.key}`;
      const held: Socket[] = [];
      const open = () => sendRaw(port(), head(route, authorization), (socket) => held.push(socket));
      const refusal = await Promise.any(Array.from({ length: 1 + MOST_WAITING_BYTES / MIB }, open));
      expect(refusal).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
      expect(JSON.parse(refusal.text)).toMatchObject({ code: 'unavailable' });
      const body = JSON.stringify({ channel: 'email', ...(route.endsWith(CREATE) ? { providerId: 'sendgrid' } : {}) });
      const send = (length: number) =>
        sendRaw(port(), head(route, authorization, length) + body.padEnd(length)).then(({ status }) => status);
      expect(await send(body.length)).toBeLessThan(202);
      for (const socket of held) socket.destroy();
      await vi.waitUntil(async () => (await send(MIB)) < 202, { timeout: 60_000 });
    },
  );
});
