import { beforeAll, describe, expect, it } from 'vitest';

import { db } from '@/lib/server/database/db';
import { call, created, errorOf, listOf, placesOf } from '@/tests/api-client';
import { createKey, createWorld, type World } from '@/tests/world';

const VERDICT = {
  status: 'accepted',
  cause: 'valid',
  message: 'Accepted.',
  request: 'GET /',
  durationMs: 1,
  at: '2026-03-10T12:00:00.000Z',
} as const;

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const credentials = {
  apiKey: 'SG.a-secret-of-mine',
  from: 'news@example.com',
  senderName: 'Acme',
  tlsOptions: { ca: 'x' },
  port: '25',
  hmac: false,
};
const sendgrid = { providerId: 'sendgrid', channel: 'email', credentials };
const reads = (targetId: string) =>
  db().auditEvent.findMany({ where: { targetId, action: 'integration.credentials_read' } });

describe('GET /v1/integrations/:id', () => {
  it.each([
    'nothing',
    '00000000-0000-0000-0000-000000000000',
    'a b',
    '%00',
    'a%2Fb',
    '%E0%A4%A',
    '..%2F..%2Fetc',
    '%F0%9F%9A%82',
    'x'.repeat(10_000),
    '__proto__',
  ])('%s is 404 if no integration has it', async (reference) => {
    expect(errorOf(await call(`/v1/integrations/${reference}`, { key: world.key }), 404)).toMatchObject({
      code: 'not_found',
    });
  });

  it('prefers the _id to an identifier of the same text', async () => {
    const first = await created(world.key, sendgrid);
    const second = await created(world.key, sendgrid);
    // No API lets an identifier be a UUID; the preference holds anyway.
    await db().integration.update({ where: { id: second._id }, data: { identifier: first._id } });
    expect((await call(`/v1/integrations/${first._id}`, { key: world.key })).body).toMatchObject({ _id: first._id });
  });
});

describe('include=credentials', () => {
  it('shows everything to a caller with the scope, and leaves an event for each read', async () => {
    const view = await created(world.key, sendgrid);
    expect(await reads(view._id)).toEqual([]);
    const one = await call(`/v1/integrations/${view.identifier}?include=credentials`, { key: world.key });
    expect(one.body).toEqual({ ...view, credentials });
    expect(await reads(view._id)).toMatchObject([
      {
        actorType: 'api_key',
        targetType: 'integration',
        environmentId: world.environmentId,
        requestId: one.headers.get('x-request-id'),
        details: {},
      },
    ]);
    const list = listOf(await call('/v1/integrations?include=credentials&limit=1', { key: world.key }));
    expect(list).toEqual([{ ...view, credentials }]);
    expect(await reads(view._id)).toHaveLength(2);
  });

  it('shows nothing, and leaves no event, without the scope', async () => {
    const key = await createKey(world, { scopes: ['integrations:read', 'integrations:write', 'resolve', 'admin'] });
    const view = await created(world.key, sendgrid);
    for (const path of [`/v1/integrations/${view._id}?include=credentials`, '/v1/integrations?include=credentials']) {
      const answer = await call(path, { key });
      errorOf(answer, 403);
      expect(answer.text).not.toContain('SG.');
    }
    expect(await reads(view._id)).toEqual([]);
  });

  it('is refused on a create', async () => {
    const answer = await call('/v1/integrations?include=credentials', {
      method: 'POST',
      key: world.key,
      body: sendgrid,
    });
    expect(placesOf(answer)).toEqual(['query.include']);
    expect(answer.text).not.toContain('SG.');
  });
});

describe('If-None-Match', () => {
  const read = (id: string, headers: Record<string, string> = {}, method = 'GET') =>
    call(`/v1/integrations/${id}`, { key: world.key, headers, method });
  const tagOf = async (id: string) => (await read(id)).headers.get('etag') ?? '';

  it('with the current ETag, also as proxies mark it, is answered by 304 without a body', async () => {
    const { _id: id } = await created(world.key, sendgrid);
    const tag = await tagOf(id);
    const inside = tag.replaceAll('"', '');
    for (const known of [tag, `W/${tag}`, `"${inside}-gzip"`, `W/"${inside}--gzip"`, `"x", ${tag}`, '*'])
      for (const method of ['GET', 'HEAD']) {
        const answer = await read(id, { 'if-none-match': known }, method);
        expect([answer.status, answer.text, answer.headers.get('etag')], known).toEqual([304, '', tag]);
      }
    for (const other of ['"x"', '', `"${inside}x"`])
      expect((await read(id, { 'if-none-match': other })).status).toBe(200);
    errorOf(await call(`/v1/integrations/${id}`, { headers: { 'if-none-match': tag } }), 401);
  });

  it('sees what changes without the time of change: the place in the order, and a check', async () => {
    const { key } = await createWorld();
    const one = await created(key, { ...sendgrid, active: true });
    const before = (await call(`/v1/integrations/${one._id}`, { key })).headers.get('etag') ?? '';
    await created(key, { ...sendgrid, active: true });
    const moved = await call(`/v1/integrations/${one._id}`, { key, headers: { 'if-none-match': before } });
    expect(moved).toMatchObject({ status: 200, body: { priority: 2, updatedAt: one.updatedAt } });
    const data = { lastCheck: VERDICT, lastCheckedAt: new Date(), updatedAt: new Date(one.updatedAt) };
    await db().integration.update({ where: { id: one._id }, data });
    const tag = moved.headers.get('etag') ?? '';
    const checked = await call(`/v1/integrations/${one._id}`, { key, headers: { 'if-none-match': tag } });
    expect(checked).toMatchObject({ status: 200, body: { lastCheck: VERDICT } });
    // A change is refused for none of these.
    const headers = { 'if-match': before };
    expect(
      (await call(`/v1/integrations/${one._id}`, { method: 'PUT', key, body: { name: 'N' }, headers })).status,
    ).toBe(200);
  });
});

describe('a row whose envelope does not decrypt', () => {
  const spoilt: [string, (envelope: string) => string][] = [
    [
      'one character was changed',
      (envelope) => `${envelope.slice(0, -2)}${envelope.at(-2) === 'A' ? 'B' : 'A'}${envelope.at(-1)}`,
    ],
    ['its key is gone', (envelope) => envelope.replace(/^v1\.[^.]+/, 'v1.lost')],
    ['its version is unknown', (envelope) => envelope.replace(/^v1/, 'v9')],
    ['it is cut short', (envelope) => envelope.slice(0, 40)],
    ['it is empty', () => ''],
    ['it is no envelope', () => 'null'],
  ];

  it.each(spoilt)('because %s: needs credentials, and breaks nothing else', async (_, spoil) => {
    const { key } = await createWorld();
    const whole = await created(key, { ...sendgrid, identifier: 'whole' });
    const view = await created(key, { ...sendgrid, identifier: 'spoilt' });
    const row = await db().integration.findUniqueOrThrow({ where: { id: view._id } });
    await db().integration.update({
      where: { id: view._id },
      data: { encryptedSecrets: spoil(row.encryptedSecrets ?? '') },
    });
    const shown = { ...view, needsCredentials: true, updatedAt: expect.any(String) };
    // A list decrypts nothing: it shows what the row itself contains.
    const listed = { ...view, updatedAt: expect.any(String) };
    expect([
      [shown, whole],
      [listed, whole],
    ]).toContainEqual(listOf(await call('/v1/integrations', { key })));
    for (const query of ['', '?include=credentials']) {
      expect((await call(`/v1/integrations/spoilt${query}`, { key })).body).toEqual(shown);
    }
    await created(key, { ...sendgrid, identifier: 'next' });
  });

  it('because it was taken from another row, another environment or another organization', async () => {
    const stranger = await createWorld();
    const rows = [
      await created(world.key, sendgrid),
      await created(world.otherKey, sendgrid),
      await created(stranger.key, sendgrid),
    ];
    const target = await created(world.key, sendgrid);
    for (const { _id } of rows) {
      const { encryptedSecrets: taken } = await db().integration.findUniqueOrThrow({ where: { id: _id } });
      await db().integration.update({ where: { id: target._id }, data: { encryptedSecrets: taken } });
      const answer = await call(`/v1/integrations/${target._id}?include=credentials`, { key: world.key });
      expect(answer.body).toMatchObject({ credentials: target.credentials, needsCredentials: true });
    }
  });
});
