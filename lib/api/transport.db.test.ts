import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { api } from '@/lib/api/app';
import { call, created, errorOf, placesOf } from '@/tests/api-client';
import { type HttpServer, serveApi } from '@/tests/http-server';
import { createWorld, type World } from '@/tests/world';

let world: World;
let server: HttpServer;

beforeAll(async () => {
  world = await createWorld();
  server = await serveApi();
});

afterAll(() => server.close());

const post = (raw: string | Uint8Array<ArrayBuffer>, contentType = 'application/json') =>
  call('/v1/integrations', { method: 'POST', key: world.key, raw, headers: { 'content-type': contentType } });
const sendgrid = '{"providerId":"sendgrid","channel":"email"}';

describe('bodies', () => {
  it.each([
    'application/json',
    'Application/JSON; charset=utf-8',
    'application/vnd.api+json',
    'application/json;charset=UTF-8',
  ])('%s is read', async (type) => {
    expect((await post(sendgrid, type)).status).toBe(201);
  });

  it('a byte order mark is accepted', async () => {
    expect((await post(`\uFEFF${sendgrid}`)).status).toBe(201);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'text/json',
    'json',
    '',
  ])('"%s" is 415', async (type) => {
    expect(errorOf(await post(sendgrid, type), 415)).toMatchObject({ code: 'unsupported_media_type' });
  });

  it.each([
    ['nothing', ''],
    ['half an object', '{"providerId":'],
    ['a trailing comma', '{"providerId":"sendgrid",}'],
    ['two objects', '{}{}'],
    ['JSON5', "{providerId:'sendgrid'}"],
    ['NaN', '{"active":NaN}'],
    ['XML', '<integration/>'],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['half of a UTF-8 character', new Uint8Array([0x22, 0xf0, 0x9f, 0x9a])],
    ['100,000 open brackets', '['.repeat(100_000)],
  ])('%s is 400, and the error does not contain the body', async (_, raw) => {
    const answer = await post(raw);
    expect(errorOf(answer, 400)).toMatchObject({ code: 'bad_request' });
    expect(answer.text).not.toContain('sendgrid');
  });

  it.each([
    ['an array', `[${sendgrid}]`],
    ['null', 'null'],
    ['text', '"sendgrid"'],
    ['a number', '1e400'],
    ['true', 'true'],
    ['100,000 nested lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('%s is JSON but not an object: 422 at body', async (_, raw) => {
    expect(errorOf(await post(raw), 422)).toMatchObject({
      errors: { body: { messages: ['The body must be a JSON object.'] } },
    });
  });
});

describe('a compressed body', () => {
  it.each(['gzip', 'br', 'identity, gzip'])('is 415, and says why: Content-Encoding: %s', async (coding) => {
    for (const path of ['/v1/integrations', '/v1/integrations/resolve', '/v1/conditions/validate']) {
      const answer = await call(path, {
        method: 'POST',
        key: world.key,
        raw: gzipSync(sendgrid),
        headers: { 'content-type': 'application/json', 'content-encoding': coding },
      });
      expect(errorOf(answer, 415).message).toMatch(/without Content-Encoding/);
    }
  });

  it('that is none is read', async () => {
    expect(
      (
        await call('/v1/integrations', {
          method: 'POST',
          key: world.key,
          raw: sendgrid,
          headers: { 'content-encoding': 'identity' },
        })
      ).status,
    ).toBe(201);
  });
});

describe('a query', () => {
  const routes = api.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/'))
    .map(({ method, path }) => [method, path.replaceAll(/:\w+/g, 'x')] as const);

  it.each(routes)('with a name that the route does not know is 422, after the key: %s %s', async (method, path) => {
    const body = /^(?:POST|PUT|PATCH)$/.test(method) ? { body: {} } : {};
    const answer = await call(`${path}?page=2&limit2=1`, { method, key: world.key, ...body });
    expect(placesOf(answer)).toEqual(['query.limit2', 'query.page']);
    const isPublic = /^\/v1\/(?:providers|openapi)/.test(path);
    expect((await call(`${path}?page=2`, { method, ...body })).status).toBe(isPublic ? 422 : 401);
  });
});

describe('complaints', () => {
  const many = JSON.stringify(Object.fromEntries(Array.from({ length: 80_000 }, (_, index) => [`k${index}`, 1])));
  it.each([
    ['/v1/integrations', many],
    ['/v1/integrations/check', many],
    ['/v1/integrations/resolve', many],
    ['/v1/environments', many],
    ['/v1/api-keys', JSON.stringify({ name: 'x', scopes: Array.from({ length: 10_000 }, () => 'none') })],
    ['/v1/conditions/validate', many],
  ])('are at most 50 with their count: POST %s', async (path, raw) => {
    const answer = await call(path, { method: 'POST', key: world.key, raw });
    const { errors } = answer.body as { errors: Record<string, { messages: string[] }> };
    const all = Object.values(errors).flatMap(({ messages }) => messages);
    expect(all.length).toBe(50);
    expect(errors['body']?.messages.at(-1)).toMatch(/^There are \d{5} complaints; only the first 49 are listed\.$/);
    expect(answer.text.length).toBeLessThan(10_000);
  });
});

describe('size', () => {
  const bodyOf = (bytes: number) =>
    `{"providerId":"sendgrid","channel":"email","credentials":{"apiKey":"${'x'.repeat(bytes)}"}}`;
  const overhead = bodyOf(0).length;
  const chunksOf = (text: string) =>
    Array.from({ length: Math.ceil(text.length / 65_536) }, (_, index) =>
      Buffer.from(text.slice(index * 65_536, (index + 1) * 65_536)),
    );
  const headers = () => ({ authorization: `ApiKey ${world.key}`, 'content-type': 'application/json' });
  const mebibyte = 1024 * 1024;

  it('exactly 1 MiB is accepted', async () => {
    expect((await post(bodyOf(mebibyte - overhead))).status).toBe(201);
  });

  it('one byte more is 413', async () => {
    expect(errorOf(await post(bodyOf(mebibyte - overhead + 1)), 413)).toMatchObject({ code: 'payload_too_large' });
  });

  it.each(['announced', 'in chunks'])('2 MiB, %s, over a socket: its sender receives 413', async (way) => {
    const body = bodyOf(2 * mebibyte);
    const length = way === 'announced' ? { 'content-length': String(body.length) } : {};
    const answer = await server.send('/v1/integrations', {
      method: 'POST',
      headers: { ...headers(), ...length },
      chunks: chunksOf(body),
    });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ statusCode: 413, code: 'payload_too_large' });
    expect(answer.text).not.toContain('xxxx');
  });

  it('a chunked body within the limit is read over a socket', async () => {
    const answer = await server.send('/v1/integrations', {
      method: 'POST',
      headers: headers(),
      chunks: chunksOf(bodyOf(200_000)),
    });
    expect(answer.status).toBe(201);
  });
});

describe('routes and methods', () => {
  it.each([
    ['DELETE', '/v1/integrations', 'GET, HEAD, POST'],
    ['PATCH', '/v1/integrations', 'GET, HEAD, POST'],
    ['OPTIONS', '/v1/integrations', 'GET, HEAD, POST'],
    ['POST', '/v1/providers', 'GET, HEAD'],
    ['DELETE', '/v1/providers/sendgrid', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['PUT', '/readyz', 'GET, HEAD'],
  ])('%s %s is 405 with Allow', async (method, path, allow) => {
    const answer = await call(path, { method, key: world.key });
    expect(errorOf(answer, 405)).toMatchObject({ code: 'method_not_allowed', path });
    expect(answer.headers.get('allow')).toBe(allow);
  });

  it.each([
    '/v1',
    '/v1/nothing',
    '/v2/integrations',
    '/v1/integrations/a/b',
    '/v1/integrations/',
    '//v1/integrations',
    '/v1/providers/',
    '/v1/providers/nothing',
    '/v1/%69ntegrations/x/y',
  ])('GET %s is 404', async (path) => {
    expect(errorOf(await call(path, { key: world.key }), 404)).toMatchObject({ code: 'not_found' });
  });

  it('HEAD answers like GET, without a body', async () => {
    const view = await created(world.key, { providerId: 'sendgrid', channel: 'email' });
    for (const path of ['/v1/integrations', `/v1/integrations/${view._id}`, '/v1/providers', '/healthz', '/readyz']) {
      const answer = await call(path, { method: 'HEAD', key: world.key });
      expect([answer.status, answer.text]).toEqual([200, '']);
    }
  });

  it.each([
    ['a success', '/v1/providers'],
    ['no key', '/v1/integrations'],
    ['no route', '/nothing'],
    ['no method', '/v1/providers/sendgrid'],
  ])('the headers that keep an answer private and inert are on %s', async (what, path) => {
    const { headers } = await call(path, { method: what === 'no method' ? 'PATCH' : 'GET' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });
});
