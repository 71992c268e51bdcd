import { beforeAll, describe, expect, it } from 'vitest';

import type { EnvironmentView } from '@/lib/environments/types';
import { db } from '@/lib/server/database/db';
import { call, created, errorOf, placesOf } from '@/tests/api-client';
import { createKey, createWorld, type World } from '@/tests/world';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const send = (method: string, path: string, body?: unknown, key = world.key, headers = {}) =>
  call(`/v1/${path}`, { method, key, headers, ...(body === undefined ? {} : { body }) });

describe('/v1/environments', () => {
  it('lists, creates, renames and recolors, and a key of a new one creates integrations in it', async () => {
    const answer = await send('POST', 'environments', { name: ' Staging ', color: 'violet' });
    expect(answer.status).toBe(201);
    const staging = answer.body as EnvironmentView;
    expect(staging).toMatchObject({ name: 'Staging', color: 'violet' });
    const renamed = await send('PATCH', `environments/${staging.id}`, { name: 'QA' });
    expect(renamed.body).toEqual({ ...staging, name: 'QA', slug: 'qa', identifier: 'qa' });
    const names = ((await send('GET', 'environments')).body as EnvironmentView[]).map(({ name }) => name);
    expect(names).toEqual(['Development', 'Production', 'QA']);
    const key = await createKey({ ...world, environmentId: staging.id });
    const made = await created(key, {
      providerId: 'sendgrid',
      channel: 'email',
      credentials: { apiKey: 'SG.abcdefghijkl' },
    });
    expect(made).toMatchObject({ _environmentId: staging.id, secrets: { apiKey: { set: true } } });
    expect(await db().auditEvent.count({ where: { targetId: staging.id } })).toBe(2);
  });

  it('refuses bad bodies at their places, taken names, unknown ids, and keys without the scope', async () => {
    expect(placesOf(await send('POST', 'environments', { name: ' ', color: 'pink', x: 1 }))).toEqual([
      'color',
      'name',
      'x',
    ]);
    expect(placesOf(await send('POST', 'environments', { name: 'a\u0000' }))).toEqual(['name']);
    expect(errorOf(await send('POST', 'environments', { name: 'Production' }), 409).errors).toHaveProperty('name');
    errorOf(await send('PATCH', `environments/${world.environmentId}`, { name: 'Production' }), 409);
    errorOf(await send('PATCH', `environments/${world.environmentId}`, {}), 400);
    errorOf(await send('PATCH', 'environments/nobody', { name: 'X' }), 404);
    const other = await createWorld();
    errorOf(await send('PATCH', `environments/${other.environmentId}`, { name: 'X' }), 404);
    errorOf(await send('DELETE', `environments/${world.environmentId}`), 405);
    const plain = await createKey(world, { scopes: ['integrations:read', 'integrations:write'] });
    for (const [method, path] of [
      ['GET', 'environments'],
      ['POST', 'environments'],
      ['GET', 'api-keys'],
      ['POST', 'api-keys'],
    ] as const)
      errorOf(await send(method, path, method === 'POST' ? {} : undefined, plain), 403);
  });

  it('an idempotency key creates one', async () => {
    const headers = { 'idempotency-key': 'env' };
    const body = { name: 'Once' };
    const answers = [
      await send('POST', 'environments', body, world.key, headers),
      await send('POST', 'environments', body, world.key, headers),
    ];
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(answers[1]?.headers.get('idempotency-replay')).toBe('true');
  });
});

describe('/v1/api-keys', () => {
  const body = () => ({ name: 'CI', environmentId: world.environmentId, scopes: ['integrations:read'] });

  it('creates a key that works until it is revoked, and returns its text only once', async () => {
    const made = await send('POST', 'api-keys', body());
    expect(made.status).toBe(201);
    const { key, id } = made.body as { key: string; id: string };
    expect((await send('GET', 'integrations', undefined, key)).status).toBe(200);
    errorOf(await send('POST', 'integrations', {}, key), 403);
    const list = await send('GET', 'api-keys');
    expect(list.text).toContain(id);
    expect(list.text).not.toContain(key);
    expect((await send('DELETE', `api-keys/${id}`)).status).toBe(204);
    errorOf(await send('GET', 'integrations', undefined, key), 401);
    errorOf(await send('DELETE', `api-keys/${id}`), 404);
    expect((await send('GET', 'api-keys')).text).not.toContain(id);
  });

  it('a replay returns the key without its text, which is not stored', async () => {
    const headers = { 'idempotency-key': 'key' };
    const first = await send('POST', 'api-keys', body(), world.key, headers);
    const { key, ...view } = first.body as { key: string };
    const again = await send('POST', 'api-keys', body(), world.key, headers);
    expect(again.body).toEqual(view);
    expect(JSON.stringify(await db().idempotencyRecord.findMany())).not.toContain(key);
  });

  it('grants no scope that its creator lacks', async () => {
    const admin = await createKey(world, { scopes: ['admin', 'integrations:read'] });
    errorOf(await send('POST', 'api-keys', { ...body(), scopes: ['credentials:read'] }, admin), 403);
    expect((await send('POST', 'api-keys', body(), admin)).status).toBe(201);
  });

  it('refuses bad bodies at their places', async () => {
    expect(
      placesOf(await send('POST', 'api-keys', { name: '', environmentId: 'x', scopes: ['all'], expiresAt: 'soon' })),
    ).toEqual(['environmentId', 'expiresAt', 'name', 'scopes[0]']);
    const other = await createWorld();
    expect(placesOf(await send('POST', 'api-keys', { ...body(), environmentId: other.environmentId }))).toEqual([
      'environmentId',
    ]);
    expect(placesOf(await send('POST', 'api-keys', { ...body(), expiresAt: '2020-01-01T00:00:00Z' }))).toEqual([
      'expiresAt',
    ]);
  });
});

it('POSTs that only read also keep their first answer for an idempotency key', async () => {
  const headers = { 'idempotency-key': 'ask' };
  const ask = () => send('POST', 'integrations/resolve', { channel: 'email', context: {} }, world.key, headers);
  const first = await ask();
  await created(world.key, {
    providerId: 'sendgrid',
    channel: 'email',
    active: true,
    credentials: { apiKey: 'SG.abcdefghijkl', from: 'a@example.com', senderName: 'A' },
  });
  const again = await ask();
  expect(again.body).toEqual(first.body);
  expect(again.headers.get('idempotency-replay')).toBe('true');
  expect(placesOf(await send('POST', 'integrations/resolve', { channel: 'sms' }, world.key, headers))).toEqual([
    'headers.idempotency-key',
  ]);
});

describe('a key that creates keys', () => {
  const make = (key: string, body: object) =>
    call('/v1/api-keys', { method: 'POST', key, body: { name: 'child', scopes: ['integrations:read'], ...body } });

  it('does so for its own environment, and not past its own end', async () => {
    const world = await createWorld();
    const end = new Date(Date.now() + 60_000).toISOString();
    const parent = (
      await make(world.key, {
        environmentId: world.environmentId,
        scopes: ['admin', 'integrations:read'],
        expiresAt: end,
      })
    ).body as { key: string; id: string };
    const own = { environmentId: world.environmentId };
    expect((await make(parent.key, own)).body).toMatchObject({ expiresAt: end, parentId: parent.id });
    const later = new Date(Date.parse(end) + 1_000).toISOString();
    expect(placesOf(await make(parent.key, { ...own, expiresAt: later }))).toEqual(['expiresAt']);
    expect(placesOf(await make(parent.key, { environmentId: world.otherEnvironmentId }))).toEqual(['environmentId']);
  });

  it('does both with admin:organization, which only who has it can give', async () => {
    const world = await createWorld();
    expect((await make(world.key, { environmentId: world.otherEnvironmentId })).status).toBe(201);
    const plain = (await make(world.key, { environmentId: world.environmentId, scopes: ['admin'] })).body as {
      key: string;
    };
    const given = await make(plain.key, { environmentId: world.environmentId, scopes: ['admin:organization'] });
    expect(given.status).toBe(403);
  });
});
