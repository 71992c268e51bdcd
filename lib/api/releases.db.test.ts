import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';

import { disconnect } from '@/lib/server/database/db';
import { applyMigrations, readMigrations } from '@/lib/server/database/migrations';
import { call, created, listOf } from '@/tests/api-client';
import type { ReleaseDatabase } from '@/tests/releases';

const OURS = path.resolve('prisma/migrations');
const RELEASES = path.resolve('tests/releases');
const versions = (await readdir(RELEASES)).filter((file) => file.endsWith('.json'));

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'signalbox-releases-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A database as that version left it: its migrations and its rows. */
async function databaseOf(version: string, release: ReleaseDatabase): Promise<string> {
  const url = new URL(inject('templateUrl'));
  url.pathname = '/postgres';
  const name = `release_${version.replaceAll(/\W/g, '_')}`;
  await withClient(url.href, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  url.pathname = `/${name}`;
  const folder = path.join(scratch, version);
  for (const migration of release.migrations)
    await cp(path.join(OURS, migration.name), path.join(folder, migration.name), { recursive: true });
  await applyMigrations(url.href, folder);
  await withClient(url.href, async (client) => {
    for (const [table, rows] of release.tables) {
      const { rows: columns } = await client.query<{ name: string }>(
        `SELECT quote_ident(column_name) AS name FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
        [table],
      );
      const names = columns.map(({ name }) => name).join(', ');
      await client.query(
        `INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
        [JSON.stringify(rows)],
      );
    }
  });
  return url.href;
}

it('a database of a released version exists', () => {
  expect(versions.length).toBeGreaterThan(0);
});

describe.each(versions)('the database of %s', (version) => {
  let release: ReleaseDatabase;

  beforeAll(async () => {
    release = JSON.parse(await readFile(path.join(RELEASES, version), 'utf8')) as ReleaseDatabase;
  });

  it('was created by migrations that have not changed since', async () => {
    const now = new Map((await readMigrations(OURS)).map(({ name, checksum }) => [name, checksum]));
    for (const { name, checksum } of release.migrations) expect([name, now.get(name)]).toEqual([name, checksum]);
  });

  it('is migrated, and serves what it held: keys, integrations, secrets, answers, the choice', async () => {
    const url = await databaseOf(version, release);
    await applyMigrations(url, OURS);
    await disconnect();
    vi.stubEnv('DATABASE_URL', url);
    vi.stubEnv('SIGNALBOX_ENCRYPTION_KEYS', release.encryptionKeys);
    // Cached keys and rows belong to the previous database.
    for (const symbol of Object.getOwnPropertySymbols(globalThis))
      if (Symbol.keyFor(symbol)?.startsWith('signalbox.')) Reflect.deleteProperty(globalThis, symbol);
    const key = release.apiKey;
    const views = listOf(await call('/v1/integrations?include=credentials', { key }));
    expect(views.map(({ identifier }) => identifier).toSorted()).toEqual([
      'mailgun-pro',
      'sendgrid-main',
      'smtp-draft',
      'twilio',
    ]);
    for (const view of views) expect(view).not.toHaveProperty('needsCredentials');
    expect(views.find(({ identifier }) => identifier === 'smtp-draft')).toMatchObject({
      credentials: { host: 'smtp.example.com', password: 'release-password' },
    });
    const resolved = await call('/v1/integrations/resolve', {
      method: 'POST',
      key,
      body: { channel: 'email', context: { tenant: { plan: 'professional' } } },
    });
    expect(resolved.body).toMatchObject({ rule: 'condition', integration: { identifier: 'mailgun-pro' } });
    await created(key, { providerId: 'sendgrid', channel: 'email', active: true, credentials: views[3]?.credentials });
    await disconnect();
    vi.unstubAllEnvs();
  });
});
