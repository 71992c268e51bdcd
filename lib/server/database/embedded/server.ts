import 'server-only';

import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import pg from 'pg';

import { StartError } from '@/lib/server/start-error';

import { type Cluster, USER } from './cluster';
import { reasonIn, reasonOfProgram, runProgram } from './programs';

/** Stops the server of a cluster and waits until it is down. */
export async function stopServer(cluster: Cluster): Promise<void> {
  await control(cluster, ['stop', '-m', 'fast', '-w', '-t', '20']);
}

/**
 * The port of a server that runs on this cluster, or null. Only an answer on the port counts: after a crash, the number
 * in postmaster.pid may be that of any other process, and PostgreSQL would then refuse to start for ever.
 */
export async function runningPort(cluster: Cluster): Promise<number | null> {
  const file = path.join(cluster.folder, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid) return null;
  // Fourth line: port (PostgreSQL, miscadmin.h, LOCK_FILE_LINE_PORT).
  if (port && (await answers(cluster, port))) return port;
  if (!(await isPostgres(pid))) await rm(file, { force: true });
  return null;
}

const ANSWER_WITHIN_MS = 5_000;

async function answers({ password }: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: USER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
  });
  client.on('error', () => undefined);
  const isRunning = await client.connect().then(
    () => true,
    // A server that is starting, stopping or full answers with an error of its own.
    (error: unknown) =>
      error instanceof Error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code)) && 'severity' in error,
  );
  client.end().catch(() => undefined);
  return isRunning;
}

/** Whether a process is a PostgreSQL server. True where the system does not tell: nothing is deleted then. */
async function isPostgres(pid: number): Promise<boolean> {
  const isAlive = (() => {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  })();
  if (!isAlive) return false;
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres');
  return name.trim() === 'postgres';
}

/** Starts the server on a port and waits until it answers. Throws StartError with the line of its log that tells why. */
export async function startServer(cluster: Cluster, port: number, settings: readonly string[]): Promise<void> {
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
  // The log also holds what earlier runs wrote.
  const size = (await stat(log).catch(() => null))?.size ?? 0;
  try {
    await control(cluster, ['start', '-w', '-t', '60', '-s', '-l', log, '-o', flags]);
  } catch (error) {
    const written = (await readFile(log).catch(() => Buffer.alloc(0))).subarray(size).toString('utf8').trim();
    const reason = written === '' ? reasonOfProgram(error) : reasonIn(written);
    throw new StartError(`The database did not start: ${reason} (log: ${log})`);
  }
}

function control(cluster: Cluster, args: readonly string[]): Promise<unknown> {
  return runProgram(cluster, 'pg_ctl', ['-D', cluster.folder, ...args]);
}
