import { readdir } from 'node:fs/promises';

import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';

import { allRecorded } from '@/lib/api/common';
import { db, disconnect } from '@/lib/server/database/db';
import { call, create, errorOf } from '@/tests/api-client';
import { captureOutput } from '@/tests/captured-output';
import { createWorld, type World } from '@/tests/world';

const READY = { status: 'ready', database: true };
const UNAVAILABLE = { status: 'unavailable', database: false };

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs `work` while DATABASE_URL points elsewhere. */
async function elsewhere(change: (url: URL) => void, work: () => Promise<void>): Promise<void> {
  const own = process.env['DATABASE_URL'] ?? '';
  const url = new URL(own);
  change(url);
  await disconnect();
  process.env['DATABASE_URL'] = url.href;
  try {
    await work();
  } finally {
    await disconnect();
    process.env['DATABASE_URL'] = own;
  }
}

describe('a reachable database', () => {
  it('makes the server alive and ready, for everyone', async () => {
    expect(await call('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await call('/readyz')).toMatchObject({ status: 200, body: READY });
  });

  it('does not make it ready without its migrations', async () => {
    const [first] = await readdir('prisma/migrations');
    await db().$executeRawUnsafe('UPDATE _prisma_migrations SET finished_at = NULL');
    expect(await call('/readyz')).toMatchObject({ status: 503, body: UNAVAILABLE });
    await db().$executeRawUnsafe('UPDATE _prisma_migrations SET finished_at = now()');
    expect(await call('/readyz')).toMatchObject({ status: 200, body: READY });
    await db().$executeRawUnsafe(
      `UPDATE _prisma_migrations SET migration_name = 'another' WHERE migration_name = '${first}'`,
    );
    expect(await call('/readyz')).toMatchObject({ status: 503, body: UNAVAILABLE });
    await db().$executeRawUnsafe(
      `UPDATE _prisma_migrations SET migration_name = '${first}' WHERE migration_name = 'another'`,
    );
    expect(await call('/readyz')).toMatchObject({ status: 200, body: READY });
    await db().$executeRawUnsafe('ALTER TABLE _prisma_migrations RENAME TO elsewhere');
    expect(await call('/readyz')).toMatchObject({ status: 503, body: UNAVAILABLE });
    await db().$executeRawUnsafe('ALTER TABLE elsewhere RENAME TO _prisma_migrations');
  });
});

describe('the log', () => {
  it('has passed probes at debug only, and failed ones', async () => {
    const lines = captureOutput();
    await call('/healthz');
    await call('/readyz');
    await elsewhere(
      (url) => (url.port = '1'),
      async () => void (await call('/readyz')),
    );
    await call('/v1/providers');
    await allRecorded();
    const requests = lines.flatMap((line) => (line.includes('"msg":"request"') ? [JSON.parse(line)] : []));
    expect(requests.map(({ level, route, status }) => [level, route, status])).toEqual([
      [20, '/healthz', 200],
      [20, '/readyz', 200],
      [30, '/readyz', 503],
      [30, '/v1/providers', 200],
    ]);
  });
});

describe('an unreachable database', () => {
  it.each<[string, (url: URL) => void]>([
    ['nobody listens', (url) => (url.port = '1')],
    ['the password is wrong', (url) => (url.password = 'wrong')],
    ['the database is gone', (url) => (url.pathname = '/gone')],
  ])('because %s: alive, not ready, 503 without a reason', async (_, change) => {
    await elsewhere(change, async () => {
      expect(await call('/healthz')).toMatchObject({ status: 200 });
      expect(await call('/readyz')).toMatchObject({ status: 503, body: UNAVAILABLE });
      for (const answer of [await call('/v1/integrations', { key: world.key }), await create(world.key, {})]) {
        expect(errorOf(answer, 503)).toMatchObject({ code: 'unavailable' });
        expect(answer.text).not.toMatch(/127\.0\.0\.1|signalbox|gone|password/);
      }
      expect((await call('/v1/providers')).status).toBe(200);
    });
    expect((await call('/v1/integrations', { key: world.key })).status).toBe(200);
  });

  it('because it is read-only: 503 that says so, and reading works', async () => {
    await elsewhere(
      (url) => url.searchParams.set('options', '-c default_transaction_read_only=on'),
      async () => {
        const answer = await create(world.key, { providerId: 'sendgrid', channel: 'email' });
        expect(errorOf(answer, 503)).toMatchObject({
          code: 'unavailable',
          message: expect.stringContaining('read-only'),
        });
        expect((await call('/v1/integrations', { key: world.key })).status).toBe(200);
      },
    );
  });

  it('because it was restarted: 503 at worst, and the next requests reconnect', async () => {
    const admin = new URL(inject('templateUrl'));
    admin.pathname = '/postgres';
    const client = new pg.Client({ connectionString: admin.href });
    await client.connect();
    const name = new URL(process.env['DATABASE_URL'] ?? '').pathname.slice(1);
    const requests = Array.from({ length: 10 }, () => create(world.key, { providerId: 'sendgrid', channel: 'email' }));
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    await client.end();
    for (const { status } of await Promise.all(requests)) expect([201, 503]).toContain(status);
    const after: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++)
      after.push((await call('/v1/integrations', { key: world.key })).status);
    for (const status of after) expect([200, 503]).toContain(status);
    expect(after.at(-1)).toBe(200);
  });
});
