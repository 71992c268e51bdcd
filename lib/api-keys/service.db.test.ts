import { beforeAll, describe, expect, it, vi } from 'vitest';

import { db } from '@/lib/server/database/db';
import { call } from '@/tests/api-client';
import { failureOf } from '@/tests/failure';
import { createWorld, ownerContext, type World } from '@/tests/world';

import { authenticateKey, createApiKey, listApiKeys, revokeApiKey } from './service';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const input = (more: object = {}) => ({
  name: 'CI',
  environmentId: world.environmentId,
  scopes: ['integrations:read'],
  ...more,
});

describe('a new key', () => {
  it('is shown once, works at once, and is listed by its first characters later', async () => {
    const made = await createApiKey(ownerContext(world), input({ scopes: ['integrations:read', 'integrations:read'] }));
    expect(made).toMatchObject({
      name: 'CI',
      environmentId: world.environmentId,
      scopes: ['integrations:read'],
      prefix: made.key.slice(0, 10),
    });
    expect((await call('/v1/integrations', { key: made.key })).status).toBe(200);
    // The write is asynchronous: no request waits for it.
    await vi.waitFor(async () => {
      expect((await listApiKeys(ownerContext(world)))[0]).toMatchObject({ lastUsedAt: expect.any(String) });
    });
    const listed = await listApiKeys(ownerContext(world));
    expect(listed[0]).toMatchObject({ id: made.id, prefix: made.prefix });
    expect(JSON.stringify(listed)).not.toContain(made.key);
    const events = await db().auditEvent.findMany({ where: { targetId: made.id } });
    expect(events).toMatchObject([{ action: 'api_key.created' }]);
    expect(JSON.stringify(events)).not.toContain(made.key);
  });

  it('works until the moment it expires', async () => {
    const now = new Date('2030-01-01T00:00:00Z');
    const { key } = await createApiKey(ownerContext(world, now), input({ expiresAt: '2030-01-02T01:00:00+01:00' }));
    const at = (time: string) => authenticateKey(key, 'request', new Date(time));
    expect(await at('2030-01-01T23:59:59.999Z')).toMatchObject({ environmentId: world.environmentId });
    expect(await at('2030-01-02T00:00:00Z')).toBeNull();
  });

  it.each<[string, object]>([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(121) }],
    ['name', { name: '\u0000' }],
    ['environmentId', { environmentId: 'production' }],
    ['scopes', { scopes: [] }],
    ['scopes[0]', { scopes: ['everything'] }],
    ['expiresAt', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['expiresAt', { expiresAt: 'tomorrow' }],
    ['note', { note: 'x' }],
  ])('is refused for a bad %s', async (place, more) => {
    expect(await failureOf(createApiKey(ownerContext(world), input(more)))).toEqual({
      code: 'validation_failed',
      places: [place],
    });
  });

  it('is refused for an environment of another organization', async () => {
    const { environmentId } = await createWorld();
    expect(await failureOf(createApiKey(ownerContext(world), input({ environmentId })))).toEqual({
      code: 'validation_failed',
      places: ['environmentId'],
    });
  });
});

describe('a revoked key', () => {
  it('stops working at once, is no longer listed, and cannot be revoked twice', async () => {
    const { id, key } = await createApiKey(ownerContext(world), input());
    await revokeApiKey(ownerContext(world), id);
    expect((await call('/v1/integrations', { key })).status).toBe(401);
    expect((await listApiKeys(ownerContext(world))).map((listed) => listed.id)).not.toContain(id);
    expect(await failureOf(revokeApiKey(ownerContext(world), id))).toEqual({ code: 'not_found', places: [] });
  });

  it('belongs to the own organization', async () => {
    const stranger = ownerContext(await createWorld());
    const { id, key } = await createApiKey(ownerContext(world), input());
    for (const reference of [id, 'nothing', '\u0000']) {
      expect(await failureOf(revokeApiKey(stranger, reference))).toEqual({ code: 'not_found', places: [] });
    }
    expect((await call('/v1/integrations', { key })).status).toBe(200);
    expect((await listApiKeys(stranger)).map((listed) => listed.id)).not.toContain(id);
  });
});

it('every operation needs the scope "admin"', async () => {
  const ctx = {
    ...ownerContext(world),
    permissions: new Set(['integrations:read', 'integrations:write', 'credentials:read', 'resolve'] as const),
  };
  for (const attempt of [createApiKey(ctx, input()), listApiKeys(ctx), revokeApiKey(ctx, 'x')]) {
    expect(await failureOf(attempt)).toEqual({ code: 'forbidden', places: [] });
  }
});
