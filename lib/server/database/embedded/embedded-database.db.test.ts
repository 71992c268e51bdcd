import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { StartError } from '@/lib/server/start-error';

import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database';

let folder: string;
let database: EmbeddedDatabase;

const inCluster = (name: string) => path.join(folder, 'postgres', name);
const start = () => startEmbeddedDatabase(folder, { settings: ['fsync=off'] });

async function rows(): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query('SELECT id FROM kept')).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'signalbox-embedded-'));
  await chmod(folder, 0o755);
  // What an interrupted first start leaves.
  await writeFile(path.join(folder, 'encryption-keys'), 'k1:x');
  database = await start();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('CREATE TABLE kept AS SELECT 1 AS id');
  await client.end();
});

afterAll(async () => {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

it('a server that was killed runs again on the same address, with everything that was stored', async () => {
  const pid = Number((await readFile(inCluster('postmaster.pid'), 'utf8')).split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  let found: unknown[] | undefined;
  while (found === undefined) found = await rows().catch(() => undefined);
  expect(found).toEqual([{ id: 1 }]);
});

it('a folder whose empty files a copy has lost, and whose number of a process is that of another, starts as before', async () => {
  await database.stop();
  await rm(inCluster('signalbox-initialised'));
  await writeFile(inCluster('postmaster.pid'), `${process.pid}\n${inCluster('')}\n0\n1\n\n127.0.0.1\n0 0\nready\n`);
  database = await start();
  expect(await rows()).toEqual([{ id: 1 }]);
});

it('a folder without a password for its database is refused, and nothing in it is changed', async () => {
  await database.stop();
  const [password, aside] = [path.join(folder, 'database-password'), path.join(folder, 'aside')];
  await rename(password, aside);
  await expect(start()).rejects.toThrow(/database-password is missing.*Restore it from a backup/);
  await rename(aside, password);
  database = await start();
  expect(await rows()).toEqual([{ id: 1 }]);
});

it('a folder that holds something else is kept aside; a place that is named and gone is refused', async () => {
  const other = await mkdtemp(path.join(os.tmpdir(), 'signalbox-embedded-'));
  await chmod(other, 0o755);
  const said: string[] = [];
  await (await import('node:fs/promises')).mkdir(path.join(other, 'postgres/base'), { recursive: true });
  const made = await startEmbeddedDatabase(other, { settings: ['fsync=off'], say: (line) => said.push(line) });
  await made.stop();
  expect(said).toEqual([expect.stringContaining('It is kept as')]);
  const kept = (await readdir(other)).find((name) => name.startsWith('postgres.interrupted-'));
  expect(await readdir(path.join(other, kept ?? 'nowhere'))).toEqual(['base']);
  await writeFile(path.join(other, 'database-folder'), path.join(other, 'gone'));
  await expect(startEmbeddedDatabase(other)).rejects.toBeInstanceOf(StartError);
  await rm(other, { recursive: true, force: true });
});
