import { type ChildProcess, fork } from 'node:child_process';
import { openSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';

import { PERMISSIONS } from '@/lib/server/permissions';

import { createApiKey } from '../lib/api-keys/service';
import { encryptCredentials } from '../lib/integrations/credentials';
import { findProvider } from '../lib/providers';
import { createKeyList } from '../lib/server/data-folder';
import { disconnect } from '../lib/server/database/db';
import { startEmbeddedDatabase } from '../lib/server/database/embedded/embedded-database';
import { applyMigrations } from '../lib/server/database/migrations';
import { createFirstAccount } from '../lib/setup/service';
import { type BenchTable, median, wholeNumber } from './bench-case';
import type { Load, LoadResult } from './bench-load';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Next to the packages, because the bundles resolve them from their own location. */
const FOLDER = path.join(root, 'node_modules/.cache/signalbox-bench');
const CONNECTIONS = 16;
/** The same on every stage: creating the account caches these keys in this process. */
const KEYS = createKeyList();

/** A new database with one account, and processes around it. */
export interface Stage {
  readonly databaseUrl: string;
  /** Every scope, in Development. */
  readonly key: string;
  /** Every scope, in Production. */
  readonly otherKey: string;
  readonly sql: pg.Pool;
  /** Starts a process of the product's API, or the baseline. Out: its port and process. */
  readonly start: (name: 'bench-server' | 'bench-floor') => Promise<{ port: number; child: ChildProcess }>;
  /** Runs a load and fails on any unsuccessful answer. */
  readonly load: (load: Partial<Load> & Pick<Load, 'ports' | 'path'>) => Promise<LoadResult>;
}

/** Runs `work` on a stage and removes the stage afterwards. */
export async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'signalbox-bench-'));
  // Readable for PostgreSQL's own user if this runs as root.
  await chmod(data, 0o755);
  await bundle();
  const database = await startEmbeddedDatabase(data);
  const children: ChildProcess[] = [];
  const sql = new pg.Pool({ connectionString: database.url, max: 2 });
  try {
    await applyMigrations(database.url, path.join(root, 'prisma/migrations'));
    process.env['DATABASE_URL'] = database.url;
    process.env['SIGNALBOX_ENCRYPTION_KEYS'] = KEYS;
    const key = 'bench_0123456789_0123456789_0123456789';
    const account = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery', organizationName: 'B' };
    await createFirstAccount({ ...account, apiKey: key }, new Date(), 'bench');
    const otherKey = await otherKeyOf(sql);
    // Closes the setup's connections, so that they do not affect the measurement.
    await disconnect();
    const start = async (name: string) => {
      const child = forkFile(path.join(FOLDER, `${name}.js`));
      children.push(child);
      const { port = 0 } = await nextMessage<{ port?: number }>(child);
      return { port, child };
    };
    const { child: loader } = await start('bench-load');
    await work({ databaseUrl: database.url, key, otherKey, sql, start, load: (load) => runLoad(loader, load) });
  } finally {
    await disconnect();
    await sql.end();
    await Promise.all(children.map(end));
    await database.stop();
    await rm(data, { recursive: true, force: true });
    // A process started next without a stage must start as it would alone.
    delete process.env['DATABASE_URL'];
    delete process.env['SIGNALBOX_ENCRYPTION_KEYS'];
  }
}

/** The id of one of the account's environments. */
export async function environmentOf(sql: pg.Pool, name = 'Development'): Promise<string> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM environments WHERE name = $1', [name]);
  return rows[0]?.id ?? '';
}

async function otherKeyOf(sql: pg.Pool): Promise<string> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM organizations');
  const made = await createApiKey(
    {
      organizationId: rows[0]?.id ?? '',
      environmentId: await environmentOf(sql, 'Production'),
      actor: { type: 'system' },
      permissions: new Set(PERMISSIONS),
      requestId: 'bench',
      now: new Date(),
    },
    { name: 'Bench', environmentId: await environmentOf(sql, 'Production'), scopes: [...PERMISSIONS] },
  );
  return made.key;
}

/** Fills an environment with active integrations of SendGrid and, one in ten, Twilio, one second apart. */
export async function seed(sql: pg.Pool, environmentId: string, count: number): Promise<void> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM organizations');
  const organizationId = rows[0]?.id ?? '';
  const credentials = { apiKey: 'SG.bench-0123456789', from: 'a@example.com', senderName: 'Acme' };
  const now = Date.now();
  for (let from = 0; from < count; from += 5_000) {
    const indexes = Array.from({ length: Math.min(5_000, count - from) }, (_, at) => from + at);
    const made = indexes.map((index) => {
      const id = uuidv7();
      const isSms = index % 10 === 9;
      const fields = findProvider(isSms ? 'twilio' : 'sendgrid')?.fields ?? [];
      const stored = encryptCredentials(credentials, fields, { organizationId, environmentId, id });
      // Ranks without gaps: all but one in ten send email.
      const place = isSms ? Math.floor(index / 10) : index - Math.floor(index / 10);
      const total = isSms ? Math.floor(count / 10) : count - Math.floor(count / 10);
      return {
        id,
        name: `Name-${index}-`,
        provider_id: isSms ? 'twilio' : 'sendgrid',
        channel: isSms ? 'sms' : 'email',
        credentials: stored.credentials,
        encrypted_secrets: stored.encryptedSecrets,
        destination: stored.destination,
        is_primary: place === 0,
        priority: total - place,
        created_at: new Date(now - (count - index) * 1_000).toISOString(),
      };
    });
    await sql.query(
      `INSERT INTO integrations (id, organization_id, environment_id, name, identifier, provider_id, channel, credentials,
         encrypted_secrets, destination, active, is_primary, priority, created_at, updated_at)
       SELECT id, $2, $3, name, 'seed-' || id, provider_id, channel, credentials,
         encrypted_secrets, destination, true, is_primary, priority,
         created_at, created_at
       FROM json_to_recordset($1) AS made(id uuid, name text, provider_id text, channel channel, credentials jsonb,
         encrypted_secrets text, destination jsonb,
         is_primary boolean, priority int, created_at timestamptz)`,
      [JSON.stringify(made), organizationId, environmentId],
    );
  }
}

async function bundle(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['bench-server', 'bench-floor', 'bench-load'].map((name) => `scripts/${name}.ts`),
    outdir: FOLDER,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfig: 'tsconfig.node.json',
    logLevel: 'warning',
  });
}

function forkFile(file: string): ChildProcess {
  // The log is written, as in production, to a file that nothing waits for.
  const log = openSync(path.join(FOLDER, 'output.log'), 'a');
  return fork(file, {
    cwd: root,
    stdio: ['ignore', log, 'inherit', 'ipc'],
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'production', SIGNALBOX_RATE_LIMIT: '0', SIGNALBOX_LOG_LEVEL: 'info' },
  });
}

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A process of the bench ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (message: T) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}

async function runLoad(loader: ChildProcess, load: Partial<Load> & Pick<Load, 'ports' | 'path'>): Promise<LoadResult> {
  const whole: Load = { method: 'GET', headers: {}, bodies: [''], connections: CONNECTIONS, ...load };
  const answer = nextMessage<{ result?: LoadResult; error?: string }>(loader);
  loader.send(whole);
  const { result, error } = await answer;
  if (!result) throw new Error(error ?? 'no result');
  const refused = Object.keys(result.statuses).filter((status) => !status.startsWith('2'));
  if (refused.length > 0) throw new Error(`${load.path} answered ${JSON.stringify(result.statuses)}.`);
  return result;
}

export interface Contest {
  readonly name: string;
  readonly floor: () => Promise<LoadResult>;
  readonly measured: () => Promise<LoadResult>;
}

/**
 * Runs baseline and case in turn several times: a disturbance of the machine affects both. Out: the medians and their
 * ratios.
 */
export async function compete(title: string, contests: readonly Contest[], rounds = 5): Promise<BenchTable> {
  const rows: string[][] = [];
  for (const { name, floor, measured } of contests) {
    // Warm-up until the JavaScript compiler has optimized both.
    for (let round = 0; round < 3; round += 1) {
      await floor();
      await measured();
    }
    const pairs: [LoadResult, LoadResult][] = [];
    for (let round = 0; round < rounds; round += 1) pairs.push([await floor(), await measured()]);
    const of = (pick: (pair: [LoadResult, LoadResult]) => number) => median(pairs.map(pick));
    rows.push([
      name,
      wholeNumber(of(([low]) => low.perSecond)),
      wholeNumber(of(([, own]) => own.perSecond)),
      of(([low, own]) => own.perSecond / low.perSecond).toFixed(2),
      `${of(([low]) => low.p50Ms).toFixed(2)} / ${of(([, own]) => own.p50Ms).toFixed(2)}`,
      `${of(([low]) => low.p99Ms).toFixed(2)} / ${of(([, own]) => own.p99Ms).toFixed(2)}`,
      of(([low, own]) => own.p99Ms / low.p99Ms).toFixed(2),
    ]);
  }
  return {
    title,
    columns: ['case', 'floor/s', 'case/s', 'case : floor', 'p50 ms', 'p99 ms', 'p99 : p99'],
    rows,
  };
}
