import 'server-only';

import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

import type pg from 'pg';

import { StartError } from '@/lib/server/start-error';

import { connectAlone } from './session';
import { databaseStartError, reasonOf } from './start-errors';

/** The lock of Prisma's own migrate, which excludes it while this runs (prisma-engines, sql connector). */
const PRISMA_LOCK = 72_707_369;

/** As Prisma's engine creates it, so both read the same history. */
const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface HistoryRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/** Reads `prisma/migrations`: one folder per migration with its migration.sql, in the order of their names. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

export interface MigrationOptions {
  /** Told once when another process holds the lock for some seconds. */
  readonly onWait?: () => void;
  /** How long another process may hold the lock: a migration of a large table takes minutes. */
  readonly waitMs?: number;
}

/**
 * Applies missing migrations, each with its history row in one transaction, under Prisma's lock. Any number of
 * processes may call it at once. Returns the names of the applied migrations.
 * Throws StartError if the history does not match the folder or a migration fails.
 */
export async function applyMigrations(
  url: string,
  folder: string,
  { onWait = () => undefined, waitMs = 10 * 60_000 }: MigrationOptions = {},
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await connectAlone(url).catch((error: unknown) => {
    throw databaseStartError(error, url);
  });
  try {
    await takeLock(client, onWait, waitMs);
    const applied = await history(client);
    if (applied === null) await requireEmptySchema(client);
    const done = new Map((applied ?? []).map((row) => [row.migration_name, row]));
    requireCommonStart(migrations, done);
    const missing = migrations.filter((migration) => !isApplied(migration, done.get(migration.name)));
    await client.query(HISTORY_TABLE);
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } catch (error) {
    throw databaseStartError(error, url);
  } finally {
    // A pooler may keep the session, and with it the lock, for others.
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK]).catch(() => undefined);
    await client.end().catch(() => undefined);
  }
}

const ASK_AGAIN_MS = 500;
const TELL_AFTER_MS = 3_000;

/** Asks for the lock again and again: a session of a pooler, or of a machine that is gone, may hold it for ever. */
async function takeLock(client: pg.Client, onWait: () => void, waitMs: number): Promise<void> {
  const start = performance.now();
  let isTold = false;
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [PRISMA_LOCK]);
    if (rows[0]?.held) return;
    const waitedMs = performance.now() - start;
    if (waitedMs > waitMs)
      throw new StartError(
        `Another session holds the lock of the migrations (advisory lock ${PRISMA_LOCK}). If no other Signalbox is starting, end that session: SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = ${PRISMA_LOCK}`,
      );
    if (waitedMs > TELL_AFTER_MS && !isTold) {
      isTold = true;
      onWait();
    }
    await setTimeout(ASK_AGAIN_MS);
  }
}

async function history(client: pg.Client): Promise<HistoryRow[] | null> {
  const exists = await client.query<{ name: string | null }>(`SELECT to_regclass('_prisma_migrations')::text AS name`);
  if (!exists.rows[0]?.name) return null;
  const { rows } = await client.query<HistoryRow>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  return rows;
}

/** The rule of Prisma's P3005: a schema with tables but no history belongs to another application. */
async function requireEmptySchema(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM information_schema.tables WHERE table_schema = current_schema()`,
  );
  if ((rows[0]?.count ?? 0) > 0) {
    throw new StartError(
      'The database is not empty and has no migration history of Signalbox. Give it an empty database.',
    );
  }
}

/** A history that does not begin with the first migration comes from a build before the first release. */
function requireCommonStart([first]: readonly Migration[], done: ReadonlyMap<string, HistoryRow>): void {
  if (!first || done.size === 0 || done.has(first.name)) return;
  throw new StartError(
    `The database has the tables of another build of Signalbox: its history lacks the migration ${first.name}. Export from the build that made it, then start on an empty database (another SIGNALBOX_DATA_DIR or DATABASE_URL) and import.`,
  );
}

function isApplied(migration: Migration, row: HistoryRow | undefined): boolean {
  if (!row) return false;
  if (!row.finished_at) {
    throw new StartError(
      `Migration ${migration.name} failed earlier. Mend the database, then mark it with prisma migrate resolve.`,
    );
  }
  if (row.checksum !== migration.checksum) {
    throw new StartError(`Migration ${migration.name} was changed after it was applied. Restore its file.`);
  }
  return true;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new StartError(`Migration ${migration.name} could not be applied: ${reasonOf(error)}.`);
  }
}
