import 'server-only';

import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Creates the data folder, closed to other users, and returns its absolute path. Closes an existing folder too. */
export async function prepareDataFolder(folder: string): Promise<string> {
  const absolute = path.resolve(folder);
  await mkdir(absolute, { recursive: true });
  await chmod(absolute, 0o700).catch((error: unknown) => {
    // A volume's folder may belong to another user who granted access to this one.
    if (!isErrno(error, 'EPERM')) throw error;
  });
  return absolute;
}

/** Lets one group's processes traverse a folder that stays closed to all other users. */
export async function letGroupPass(folder: string, gid: number): Promise<void> {
  await chown(folder, -1, gid);
  await chmod(folder, 0o710);
}

/**
 * Reads a secret from a file in the data folder, or creates it with `create` at the first call.
 * The file has mode 0600; two processes that race end up with the same content.
 */
export async function readOrCreateSecret(folder: string, name: string, create: () => string): Promise<string> {
  const file = path.join(folder, name);
  try {
    await writeFile(file, `${create()}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  }
  await chmod(file, 0o600);
  return (await readFile(file, 'utf8')).trim();
}

/** A new key list with one key, in the format of SIGNALBOX_ENCRYPTION_KEYS. */
export function createKeyList(): string {
  return `k1:${randomBytes(32).toString('base64')}`;
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

const FILE_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be written by this user. Change its owner (chown), or set SIGNALBOX_DATA_DIR to another folder.',
  EPERM: 'may not be written by this user. Change its owner (chown), or set SIGNALBOX_DATA_DIR to another folder.',
  EROFS: 'is on a disk that is read-only. Set SIGNALBOX_DATA_DIR to a folder that can be written.',
  ENOSPC: 'is on a disk that is full. Free some space, then start again.',
  EDQUOT: 'is on a disk whose quota is used up. Free some space, then start again.',
  ENOTDIR: 'is inside something that is not a folder. Set SIGNALBOX_DATA_DIR to a folder.',
};

/** A failure to write a file as one sentence with its remedy; null for any other error. */
export function fileSentence(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return null;
  const reason = FILE_REASONS[String(error.code)];
  return reason === undefined ? null : `${String(error.path)} ${reason}`;
}
