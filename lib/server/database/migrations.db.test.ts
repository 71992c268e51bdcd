import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { StartError } from '@/lib/server/start-error';

import { differenceTo, openSchemaEngine } from '../../../scripts/schema-engine';
import { applyMigrations, readMigrations } from './migrations';
import { connectAlone } from './session';

const OURS = path.resolve('prisma/migrations');

let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'signalbox-migrations-'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = await connectAlone(url);
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A new, empty database. */
async function emptyDatabase(): Promise<string> {
  const url = new URL(inject('templateUrl'));
  const name = `migrations_${randomUUID().replaceAll('-', '')}`;
  url.pathname = '/postgres';
  await query(url.href, `CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  return url.href;
}

/** A folder of migrations: ours, and the ones given by name. */
async function folderWith(more: Readonly<Record<string, string>>): Promise<string> {
  const folder = path.join(scratch, randomUUID());
  await cp(OURS, folder, { recursive: true });
  for (const [name, sql] of Object.entries(more)) {
    await mkdir(path.join(folder, name), { recursive: true });
    await writeFile(path.join(folder, name, 'migration.sql'), sql);
  }
  return folder;
}

const tablesOf = async (url: string) =>
  (
    await query<{ name: string }>(url, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
  ).map(({ name }) => name);
const historyOf = (url: string) =>
  query<Record<string, unknown>>(url, 'SELECT * FROM _prisma_migrations ORDER BY migration_name');
const namesOfOurs = async () => (await readMigrations(OURS)).map(({ name }) => name);
const reasonOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'nothing was wrong',
    (error: unknown) => (error instanceof StartError ? error.message : `no StartError: ${String(error)}`),
  );

describe('an empty database', () => {
  it.each([
    ['gets the index of the search from its owner', true],
    ['does without it where extensions are forbidden', false],
  ])('%s', async (_, mayExtend) => {
    const url = new URL(await emptyDatabase());
    const role = `plain_${randomUUID().replaceAll('-', '')}`;
    await query(url.href, `CREATE ROLE ${role} LOGIN PASSWORD 'plain'`);
    await query(url.href, `GRANT ALL ON SCHEMA public TO ${role}`);
    if (mayExtend) await query(url.href, `GRANT CREATE ON DATABASE ${url.pathname.slice(1)} TO ${role}`);
    [url.username, url.password] = [role, 'plain'];
    expect(await applyMigrations(url.href, OURS)).toEqual(await namesOfOurs());
    const indexes = await query(url.href, `SELECT FROM pg_indexes WHERE indexname = 'integrations_searched'`);
    expect(indexes).toHaveLength(mayExtend ? 1 : 0);
  });

  it('gets every migration once, in the order of their names', async () => {
    const url = await emptyDatabase();
    const folder = await folderWith({
      '30000101000000_b': 'CREATE TABLE b (a_id int REFERENCES a (id))',
      '30000101000000_a': 'CREATE TABLE a (id int PRIMARY KEY)',
    });
    const all = [...(await namesOfOurs()), '30000101000000_a', '30000101000000_b'];
    expect(await applyMigrations(url, folder)).toEqual(all);
    const [tables, history] = [await tablesOf(url), await historyOf(url)];
    expect(await applyMigrations(url, folder)).toEqual([]);
    expect(await tablesOf(url)).toEqual(tables);
    expect(await historyOf(url)).toEqual(history);
    // A later migration is applied alone.
    await mkdir(path.join(folder, '30000101000000_c'));
    await writeFile(path.join(folder, '30000101000000_c', 'migration.sql'), 'CREATE TABLE c (); CREATE TABLE d ();');
    expect(await applyMigrations(url, folder)).toEqual(['30000101000000_c']);
    expect(await tablesOf(url)).toEqual([...tables, 'c', 'd'].toSorted());
  });

  it('is migrated by five processes at once as by one', async () => {
    const url = await emptyDatabase();
    const applied = await Promise.all(Array.from({ length: 5 }, () => applyMigrations(url, OURS)));
    expect(applied.flat()).toEqual(await namesOfOurs());
    expect(await historyOf(url)).toHaveLength((await namesOfOurs()).length);
  });
});

describe('the history', () => {
  it('is what Prisma writes, and Prisma’s own engine finds nothing to apply, nothing edited and no difference', async () => {
    const url = await emptyDatabase();
    await applyMigrations(url, OURS);
    const migrations = await readMigrations(OURS);
    for (const [index, row] of (await historyOf(url)).entries()) {
      const { name = '', sql = '' } = migrations[index] ?? {};
      expect(row).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: createHash('sha256').update(sql).digest('hex'),
        finished_at: expect.any(Date),
        migration_name: name,
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date),
        applied_steps_count: 1,
      });
    }
    const schema = await readFile('prisma/schema.prisma', 'utf8');
    // The engine does not set the style of dates that it reads.
    await query(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET DateStyle = 'ISO'`);
    const engine = await openSchemaEngine(new URL(url), schema);
    const filters = { externalTables: [], externalEnums: [] };
    const migrationsList = {
      baseDir: OURS,
      lockfile: {
        path: 'migration_lock.toml',
        content: await readFile(path.join(OURS, 'migration_lock.toml'), 'utf8'),
      },
      shadowDbInitScript: '',
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
      })),
    };
    expect(
      await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters }),
    ).toMatchObject({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
    expect(await engine.applyMigrations({ migrationsList, filters })).toEqual({ appliedMigrationNames: [] });
    expect(await differenceTo(engine, schema, path.resolve('.'))).toBeNull();
  });

  it('started by Prisma is continued, and the reverse', async () => {
    const [url, byUs] = [await emptyDatabase(), await emptyDatabase()];
    await applyMigrations(byUs, OURS);
    const columns = (database: string) =>
      query(
        database,
        `SELECT column_name, data_type, character_maximum_length, is_nullable, column_default FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`,
      );
    const engine = await openSchemaEngine(new URL(url), await readFile('prisma/schema.prisma', 'utf8'));
    const [first] = await readMigrations(OURS);
    const migrationDirectories = [
      {
        path: first?.name ?? '',
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: first?.sql ?? '' } },
      },
    ];
    await engine.applyMigrations({
      migrationsList: {
        baseDir: OURS,
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
        shadowDbInitScript: '',
        migrationDirectories,
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    expect(await applyMigrations(url, OURS)).toEqual((await namesOfOurs()).slice(1));
    expect(await columns(url)).toEqual(await columns(byUs));
    expect(await tablesOf(url)).toEqual(await tablesOf(byUs));
  });
});

describe('refused with one sentence', () => {
  it('a user who may not create tables, and a database that is read-only', async () => {
    const url = new URL(await emptyDatabase());
    await query(url.href, `ALTER DATABASE ${url.pathname.slice(1)} SET default_transaction_read_only = on`);
    expect(await reasonOf(applyMigrations(url.href, OURS))).toMatch(/read-only.* Give the address of the primary/);
    const role = `reader_${randomUUID().replaceAll('-', '')}`;
    const other = new URL(await emptyDatabase());
    await query(other.href, `CREATE ROLE ${role} LOGIN PASSWORD 'plain'`);
    [other.username, other.password] = [role, 'plain'];
    expect(await reasonOf(applyMigrations(other.href, OURS))).toMatch(/permission denied.* GRANT CREATE/);
  });

  it('a lock of the migrations that another session does not give back', async () => {
    const url = await emptyDatabase();
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query('SELECT pg_advisory_lock(72707369)');
    expect(await reasonOf(applyMigrations(url, OURS, { waitMs: 0 }))).toMatch(/holds the lock.*pg_terminate_backend/);
    await holder.end();
    expect(await applyMigrations(url, OURS)).toEqual(await namesOfOurs());
    // Nothing of ours keeps it, as a session of a pooler would.
    const locks = await query(url, `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707369`);
    expect(locks).toEqual([]);
  });

  it('a database that belongs to another application; it is left unchanged', async () => {
    const url = await emptyDatabase();
    await query(url, 'CREATE TABLE foreigners (id int)');
    expect(await reasonOf(applyMigrations(url, OURS))).toMatch(
      /^The database is not empty.*Give it an empty database\.$/,
    );
    expect(await tablesOf(url)).toEqual(['foreigners']);
  });

  it('a database of a build before the first release, with other tables; it is left unchanged', async () => {
    const url = await emptyDatabase();
    const old = path.join(scratch, randomUUID());
    await mkdir(path.join(old, '20251123041910_init'), { recursive: true });
    await writeFile(path.join(old, '20251123041910_init', 'migration.sql'), 'CREATE TABLE integrations ();');
    await applyMigrations(url, old);
    expect(await reasonOf(applyMigrations(url, OURS))).toMatch(/^The database has the tables of another build/);
    expect(await tablesOf(url)).toEqual(['_prisma_migrations', 'integrations']);
  });

  it('a migration that was changed after it was applied', async () => {
    const url = await emptyDatabase();
    const folder = await folderWith({ '30000101000000_a': 'CREATE TABLE a ()' });
    await applyMigrations(url, folder);
    await writeFile(path.join(folder, '30000101000000_a', 'migration.sql'), 'CREATE TABLE a () -- changed');
    expect(await reasonOf(applyMigrations(url, folder))).toBe(
      'Migration 30000101000000_a was changed after it was applied. Restore its file.',
    );
  });

  it('a migration that fails: it is rolled back, and the next start may try again', async () => {
    const url = await emptyDatabase();
    const folder = await folderWith({ '30000101000000_a': 'CREATE TABLE a (); CREATE TABLE b (id nonsense);' });
    expect(await reasonOf(applyMigrations(url, folder))).toMatch(
      /^Migration 30000101000000_a could not be applied: type "nonsense" does not exist/,
    );
    expect(await tablesOf(url)).not.toContain('a');
    await writeFile(path.join(folder, '30000101000000_a', 'migration.sql'), 'CREATE TABLE a ()');
    expect(await applyMigrations(url, folder)).toEqual(['30000101000000_a']);
  });

  it('a migration that Prisma left unfinished, until it is marked as rolled back', async () => {
    const url = await emptyDatabase();
    const folder = await folderWith({ '30000101000000_a': 'CREATE TABLE a ()' });
    await applyMigrations(url, OURS);
    const values = `'${randomUUID()}', '0', '30000101000000_a'`;
    await query(url, `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES (${values})`);
    expect(await reasonOf(applyMigrations(url, folder))).toMatch(/^Migration 30000101000000_a failed earlier\./);
    await query(url, `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '30000101000000_a'`);
    expect(await applyMigrations(url, folder)).toEqual(['30000101000000_a']);
  });

  it.each<[string, (url: URL) => void, RegExp]>([
    ['nobody listens', (url) => (url.port = '1'), /cannot be reached: .*ECONNREFUSED.* Check the host and port/],
    ['the password is wrong', (url) => (url.password = 'not-the-password'), /authentication failed.*percent-encoded/],
    ['there is no such database', (url) => (url.pathname = '/nowhere'), /does not exist.* Create the database/],
    ['the certificate file is missing', (url) => (url.search = '?sslmode=verify-ca&sslrootcert=/nope'), /sslrootcert/],
  ])('a database that cannot be used because %s, without its password', async (_, change, reason) => {
    const url = new URL(inject('templateUrl'));
    const { password } = url;
    change(url);
    const told = await reasonOf(applyMigrations(url.href, OURS));
    expect(told).toMatch(/^The database 127\.0\.0\.1:\d+\/\w+ (?:refuses|cannot be reached): .*\.$/);
    expect(told).toMatch(reason);
    expect(told).not.toContain(password);
    expect(told).not.toContain('not-the-password');
  });
});
