import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import type { IntegrationView } from '@/lib/integrations/types';
import { startChangeListener } from '@/lib/server/database/change-listener';
import { isHearing } from '@/lib/server/database/changes';
import { db } from '@/lib/server/database/db';
import { call, created, errorOf } from '@/tests/api-client';
import { type AppProcess, startApp } from '@/tests/app-process';
import { type DatabaseProxy, startDatabaseProxy } from '@/tests/database-proxy';
import { RESOLVE_CHANNELS, resolved, resolvedFromRows } from '@/tests/resolved';
import { anyOperation, beginStorm, bodyOf, runStorm, type Send } from '@/tests/storm';
import { createKey, createWorld, type World } from '@/tests/world';

// Several processes on a possibly busy machine, with a heartbeat every two seconds.
vi.setConfig({ testTimeout: 120_000 });
const SOON = { timeout: 30_000, interval: 20 };

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

/** Changes a name without the trigger that announces it, which the product never does. */
async function renameUnheard(id: string, name: string): Promise<void> {
  await db().$transaction([
    db().$executeRaw`SET LOCAL session_replication_role = replica`,
    db().$executeRaw`UPDATE integrations SET name = ${name} WHERE id = ${id}::uuid`,
  ]);
}

const nameAt = async (send: Send, key: string) => (await resolved(send, key, 'email')).integration?.name;

describe('two processes', () => {
  let [one, two]: [AppProcess, AppProcess] = [] as never;

  beforeAll(async () => {
    [one, two] = await Promise.all([startApp(), startApp()]);
  });

  afterAll(() => Promise.all([one.kill(), two.kill()]));

  it('answer from memory, and each receives the changes of the other', async () => {
    const { key } = world;
    const body = { ...bodyOf('email', 'SG.x'), identifier: 'mail', active: true };
    const made = await one.send('/v1/integrations', { method: 'POST', key, body });
    const { _id } = made.body as IntegrationView;
    for (const app of [one, two]) expect(await nameAt(app.send, key)).toBe('SendGrid');
    await renameUnheard(_id, 'Unheard');
    for (const app of [one, two]) expect(await nameAt(app.send, key)).toBe('SendGrid');
    for (const [here, there, name] of [
      [one, two, 'First'],
      [two, one, 'Second'],
    ] as const) {
      const put = await here.send('/v1/integrations/mail', { method: 'PUT', key, body: { name } });
      expect(put.status, put.text).toBe(200);
      // At once where it was written.
      expect(await nameAt(here.send, key)).toBe(name);
      await vi.waitFor(async () => expect(await nameAt(there.send, key)).toBe(name), SOON);
    }
  });

  it('choose again if the winner is deleted before it is read', async () => {
    const { key } = world;
    const body = { ...bodyOf('email', 'SG.x'), active: true };
    const ids: string[] = [];
    for (const identifier of ['first', 'second']) {
      const made = await one.send('/v1/integrations', { method: 'POST', key, body: { ...body, identifier } });
      ids.push((made.body as IntegrationView)._id);
    }
    const ask = async (identifier?: string) =>
      (await one.send('/v1/integrations/resolve', { method: 'POST', key, body: { channel: 'email', identifier } }))
        .body;
    // Both are cached now, and only the second one was read.
    expect(await ask('second')).toMatchObject({ integration: { identifier: 'second' } });
    await db().$transaction([
      db().$executeRaw`SET LOCAL session_replication_role = replica`,
      db().$executeRaw`UPDATE integrations SET active = false WHERE id = ${ids[0]}::uuid`,
    ]);
    expect(await ask()).toMatchObject({ rule: 'priority', integration: { identifier: 'second' } });
    expect(await ask('first')).toMatchObject({ integration: null });
  });

  it('receive changes made outside the product: by hand, by a cascade, by TRUNCATE', async () => {
    const { key, environmentId } = world;
    const body = { ...bodyOf('email', 'SG.x'), active: true };
    await one.send('/v1/integrations', { method: 'POST', key, body });
    for (const app of [one, two])
      await vi.waitFor(async () => expect(await nameAt(app.send, key)).toBe('SendGrid'), SOON);
    await db().$executeRaw`UPDATE integrations SET name = 'By hand' WHERE environment_id = ${environmentId}::uuid`;
    for (const app of [one, two])
      await vi.waitFor(async () => expect(await nameAt(app.send, key)).toBe('By hand'), SOON);
    await db().$executeRaw`TRUNCATE integrations CASCADE`;
    for (const app of [one, two])
      await vi.waitFor(async () => expect(await nameAt(app.send, key)).toBeUndefined(), SOON);
    await db().$executeRaw`DELETE FROM environments WHERE id = ${environmentId}::uuid`;
    const ask = { method: 'POST', key, body: { channel: 'email' } };
    for (const app of [one, two])
      await vi.waitFor(async () => errorOf(await app.send('/v1/integrations/resolve', ask), 401), SOON);
  });

  it('answer a key from memory until it is revoked in any process', async () => {
    const keys = await db().apiKey.count();
    for (const [here, there] of [
      [one, two],
      [two, one],
    ] as const) {
      const key = await createKey(world, { scopes: ['resolve'] });
      const ask = { method: 'POST', key, body: { channel: 'email' } };
      for (const app of [one, two]) expect((await app.send('/v1/integrations/resolve', ask)).status).toBe(200);
      const { id } = await db().apiKey.findFirstOrThrow({ orderBy: { id: 'desc' } });
      await db().$transaction([
        db().$executeRaw`SET LOCAL session_replication_role = replica`,
        db().$executeRaw`UPDATE api_keys SET revoked_at = now() WHERE id = ${id}::uuid`,
      ]);
      for (const app of [one, two]) expect((await app.send('/v1/integrations/resolve', ask)).status).toBe(200);
      await db().$transaction([
        db().$executeRaw`SET LOCAL session_replication_role = replica`,
        db().$executeRaw`UPDATE api_keys SET revoked_at = NULL WHERE id = ${id}::uuid`,
      ]);
      expect((await here.send(`/v1/api-keys/${id}`, { method: 'DELETE', key: world.key })).status).toBe(204);
      errorOf(await here.send('/v1/integrations/resolve', ask), 401);
      await vi.waitFor(async () => errorOf(await there.send('/v1/integrations/resolve', ask), 401), SOON);
    }
    expect(await db().apiKey.count()).toBe(keys + 2);
  });

  it('reconnect on their own after the database ends their connection', async () => {
    const { key } = world;
    const body = { ...bodyOf('email', 'SG.x'), identifier: 'mail', active: true };
    const made = await one.send('/v1/integrations', { method: 'POST', key, body });
    expect(await nameAt(two.send, key)).toBe('SendGrid');
    await db().$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'signalbox changes' AND datname = current_database()`;
    await renameUnheard((made.body as IntegrationView)._id, 'Meanwhile');
    for (const app of [one, two]) {
      // Changes written while nobody listened are visible: nothing older is kept.
      await vi.waitFor(async () => expect(await nameAt(app.send, key)).toBe('Meanwhile'), SOON);
      await vi.waitFor(
        async () => expect((await app.send('/readyz')).body).toMatchObject({ status: 'ready', listening: true }),
        SOON,
      );
      expect(app.output()).toContain('changes are not heard');
    }
  });
});

describe('a process', () => {
  let proxy: DatabaseProxy;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    proxy = await startDatabaseProxy(process.env['DATABASE_URL'] ?? '');
    const listener = startChangeListener(proxy.url);
    stop = () => listener.stop();
    await listener.started;
    expect(isHearing()).toBe(true);
  });

  afterEach(async () => {
    await stop();
    expect(isHearing()).toBe(false);
    await proxy.close();
  });

  it.each([
    ['is cut', () => proxy.cut()],
    ['has gone silent', () => proxy.silence()],
  ])('whose connection %s reports it, reads from the database, and caches nothing', async (_, spoil) => {
    const { key } = world;
    const { _id } = await created(key, { ...bodyOf('email', 'SG.x'), active: true });
    expect(await nameAt(call, key)).toBe('SendGrid');
    spoil();
    await vi.waitFor(() => expect(isHearing()).toBe(false), SOON);
    expect((await call('/readyz')).body).toEqual({ status: 'ready', database: true, listening: false });
    for (const name of ['One', 'Two']) {
      await renameUnheard(_id, name);
      expect(await nameAt(call, key)).toBe(name);
    }
    const revoked = await createKey(world);
    expect(await nameAt(call, revoked)).toBe('Two');
    await db()
      .$executeRaw`UPDATE api_keys SET revoked_at = now() WHERE id = (SELECT max(id::text)::uuid FROM api_keys)`;
    errorOf(await call('/v1/integrations', { key: revoked }), 401);
    proxy.mend();
    await vi.waitFor(() => expect(isHearing()).toBe(true), SOON);
    expect((await call('/readyz')).body).toEqual({ status: 'ready', database: true, listening: true });
    await renameUnheard(_id, 'Three');
    expect(await nameAt(call, key)).toBe('Three');
    await renameUnheard(_id, 'Four');
    expect(await nameAt(call, key)).toBe('Three');
  });

  it('refuses a cached key from the moment it expires', async () => {
    const key = await createKey(world);
    expect(await nameAt(call, key)).toBeUndefined();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    try {
      const { id } = await db().apiKey.findFirstOrThrow({ orderBy: { id: 'desc' } });
      const expiresAt = new Date(Date.now() + 60_000);
      await db().apiKey.update({ where: { id }, data: { expiresAt } });
      // The trigger announces it, like any outside change.
      await vi.waitFor(async () => {
        vi.setSystemTime(expiresAt.getTime() - 1);
        expect(await nameAt(call, key)).toBeUndefined();
        vi.setSystemTime(expiresAt);
        errorOf(await call('/v1/integrations', { key }), 401);
      }, SOON);
    } finally {
      vi.useRealTimers();
    }
  });

  it('answers after any sequence of its own changes as the rows say, at once', async () => {
    const place = { world, send: call };
    await beginStorm(place);
    for (const operation of fc.sample(anyOperation, { seed: 7_121, numRuns: 80 })) {
      await operation.run(place);
      for (const channel of RESOLVE_CHANNELS)
        expect(await resolved(call, world.key, channel), operation.verb).toEqual(
          await resolvedFromRows(world, channel),
        );
    }
  });

  it('answers as the rows say after many concurrent changes', async () => {
    const place = { world, send: call };
    await beginStorm(place);
    for (const seed of [1, 2, 3]) {
      await runStorm(fc.sample(anyOperation, { seed, numRuns: 60 }), place, 20);
      for (const channel of RESOLVE_CHANNELS)
        expect(await resolved(call, world.key, channel)).toEqual(await resolvedFromRows(world, channel));
    }
  });
});
