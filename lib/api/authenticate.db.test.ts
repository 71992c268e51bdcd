import { beforeAll, describe, expect, it, vi } from 'vitest';

import { db } from '@/lib/server/database/db';
import { PERMISSIONS } from '@/lib/server/permissions';
import { createFirstAccount } from '@/lib/setup/service';
import { type Answer, call, create, created, errorOf } from '@/tests/api-client';
import { createKey, createWorld, type World } from '@/tests/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const sendgrid = { providerId: 'sendgrid', channel: 'email' };
const list = (authorization: string) => call('/v1/integrations', { headers: { authorization } });

describe('an invalid key', () => {
  /** The parts of a refusal that must not reveal its reason. */
  const told = ({ status, headers, body }: Answer) => {
    const { timestamp: _timestamp, requestId: _requestId, ...rest } = body as Record<string, unknown>;
    const kept = Object.fromEntries([...headers].filter(([name]) => name !== 'x-request-id'));
    return { status, headers: kept, rest };
  };

  it('is answered 401 alike, whether it is missing, malformed, unknown, expired or revoked', async () => {
    const missing = await call('/v1/integrations');
    expect(errorOf(missing, 401)).toMatchObject({ code: 'unauthorized' });
    expect(missing.headers.get('www-authenticate')).toBe('ApiKey');
    const expired = await createKey(world, { state: 'expired' });
    const revoked = await createKey(world, { state: 'revoked' });
    const refused = [
      '',
      'ApiKey',
      'ApiKey ',
      `ApiKey ${world.key} ${world.key}`,
      `ApiKey ${world.key.slice(0, -1)}`,
      `ApiKey ${world.key}x`,
      `ApiKey ${world.key.toLowerCase()}`,
      `ApiKey ${'x'.repeat(60_000)}`,
      `ApiKey sbx_${'0'.repeat(38)}`,
      'ApiKey \u00ff\u00fe',
      `Bearer ${world.key}`,
      `Basic ${Buffer.from(world.key).toString('base64')}`,
      world.key,
      `ApiKey ${expired}`,
      `ApiKey ${revoked}`,
    ];
    for (const authorization of refused) {
      const answer = await list(authorization);
      expect(told(answer), authorization.slice(0, 40)).toEqual(told(missing));
      expect(answer.text).not.toContain(world.key);
    }
  });

  it('is refused before any check that could reveal what exists', async () => {
    const view = await created(world.key, sendgrid);
    const routes = [
      ['GET', `/v1/integrations/${view._id}`],
      ['GET', '/v1/integrations/nothing'],
      ['GET', '/v1/integrations?limit=none'],
      ['POST', '/v1/integrations'],
      ['DELETE', '/v1/integrations'],
    ] as const;
    for (const [method, path] of routes) errorOf(await call(path, { method }), 401);
  });

  it.each(['ApiKey', 'apikey', 'APIKEY', 'ApiKey '])(
    'while the scheme "%s" with a valid key is accepted',
    async (scheme) => {
      expect((await list(`${scheme} ${world.key}`)).status).toBe(200);
    },
  );
});

describe('a key', () => {
  it('is nowhere in the database, except its first characters', async () => {
    const rows = await db().apiKey.findMany({ where: { organizationId: world.organizationId } });
    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const row of rows) {
      expect(row.hash).toHaveLength(32);
      expect(row.prefix).toHaveLength(10);
      expect(JSON.stringify(row)).not.toContain(world.key.slice(10, 20));
    }
  });

  it('may be any text of 32 characters in SIGNALBOX_INIT_API_KEY', async () => {
    const apiKey = `Zz0!"^$%&/()=?;:_-.,*+~#'|<>{}[]`;
    const account = {
      name: 'Ada',
      email: 'ada@example.com',
      password: 'correct horse battery',
      organizationName: 'First',
      apiKey,
    };
    expect(await createFirstAccount(account, new Date(), 'test')).toBe(true);
    expect(await createFirstAccount({ ...account, apiKey: 'y'.repeat(32) }, new Date(), 'test')).toBe(false);
    expect((await create(apiKey, sendgrid)).status).toBe(201);
    errorOf(await create('y'.repeat(32), sendgrid), 401);
  });

  it('records its last use, and two may exist side by side', async () => {
    const second = await createKey(world);
    expect((await list(`ApiKey ${second}`)).status).toBe(200);
    expect((await list(`ApiKey ${world.key}`)).status).toBe(200);
    // The write is asynchronous: no request waits for it.
    await vi.waitFor(async () => {
      const rows = await db().apiKey.findMany({ where: { organizationId: world.organizationId } });
      const used = rows.filter(({ lastUsedAt }) => lastUsedAt !== null);
      expect(used.map(({ environmentId }) => environmentId)).toEqual([world.environmentId, world.environmentId]);
    });
  });
});

describe('a valid key without the scope', () => {
  it.each([
    ['integrations:write', 'POST', '/v1/integrations'],
    ['integrations:read', 'GET', '/v1/integrations'],
    ['integrations:read', 'GET', '/v1/integrations/nothing'],
    ['credentials:read', 'GET', '/v1/integrations?include=credentials'],
    ['credentials:read', 'GET', '/v1/integrations/nothing?include=credentials'],
  ] as const)('%s answers 403 to %s %s', async (scope, method, path) => {
    const key = await createKey(world, { scopes: PERMISSIONS.filter((permission) => permission !== scope) });
    const body = method === 'POST' ? { body: sendgrid } : {};
    const answer = await call(path, { method, key, ...body });
    expect(errorOf(answer, 403)).toMatchObject({ code: 'forbidden', message: expect.stringContaining(`"${scope}"`) });
  });

  it('gets no errors about the body of a request that it may not make', async () => {
    const key = await createKey(world, { scopes: ['integrations:read'] });
    errorOf(await create(key, { providerId: 'nothing' }), 403);
    expect((await call('/v1/integrations', { key })).status).toBe(200);
  });
});

describe('another environment', () => {
  it('has its own integrations: the same identifier there is a 404 here', async () => {
    const stranger = await createWorld();
    const view = await created(world.key, { ...sendgrid, identifier: 'mine' });
    for (const key of [world.otherKey, stranger.key]) {
      for (const reference of [view._id, 'mine']) {
        const answer = await call(`/v1/integrations/${reference}`, { key });
        const never = await call('/v1/integrations/never-there', { key });
        expect(errorOf(answer, 404).message).toBe(errorOf(never, 404).message);
      }
      expect((await call('/v1/integrations', { key })).body).toEqual([]);
    }
  });
});
