import 'server-only';

import { execFile } from 'node:child_process';
import { access, chown, constants, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { StartError } from '@/lib/server/start-error';

const run = promisify(execFile);

/** Where a root process stores what the unprivileged PostgreSQL user must reach. */
const SHARED_ROOT = '/var/lib/signalbox';

export interface ProcessUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Returns the user to run it as if this process is root (the system's `postgres`,
 * created if missing), or null if no change of user is needed.
 */
export async function databaseUser(): Promise<ProcessUser | null> {
  if (process.getuid?.() !== 0) return null;
  const found = await lookUp('postgres');
  if (found) return found;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  } catch {
    throw new StartError(
      'PostgreSQL cannot run as root and the user "postgres" could not be made. Run as another user, or set DATABASE_URL.',
    );
  }
  const made = await lookUp('postgres');
  if (!made)
    throw new StartError('The user "postgres" was made but cannot be found. Run as another user, or set DATABASE_URL.');
  return made;
}

async function lookUp(name: string): Promise<ProcessUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/** Whether an unprivileged user can enter a folder: every folder above it is open to others (`o+x`). */
export async function isReachable(folder: string): Promise<boolean> {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const found = await stat(current).catch(() => null);
    if (found && (found.mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

/**
 * Copies the PostgreSQL programs to where the unprivileged user can run them, once per version: a clone under
 * /root or a private temporary folder is closed to every other user. Returns the folder to use.
 */
export async function reachablePrograms(native: string, version: string): Promise<string> {
  if (await isReachable(native)) return native;
  const target = path.join(SHARED_ROOT, `postgresql-${version}`);
  const exists = await access(path.join(target, 'bin', 'postgres'), constants.X_OK).then(
    () => true,
    () => false,
  );
  if (exists) return target;
  // Copied under another name, then renamed: a start that dies halfway leaves nothing that looks complete.
  const partial = `${target}.${process.pid}`;
  await mkdir(SHARED_ROOT, { recursive: true, mode: 0o755 });
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }));
  return target;
}

/** Creates the cluster's folder and gives it to the user. */
export async function giveFolder(folder: string, user: ProcessUser | null): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o755 });
  await mkdir(folder, { mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
}

/** A cluster folder that the unprivileged user can reach, for a data folder that it cannot. */
export function sharedClusterFolder(dataFolderId: string): string {
  return path.join(SHARED_ROOT, 'clusters', dataFolderId);
}
