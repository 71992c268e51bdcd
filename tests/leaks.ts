import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { db } from '@/lib/server/database/db';

/** The readable forms of a text: plain, in JSON, in URLs, in hex, and in base64 at each of its three offsets. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const base64 = [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The characters at both ends also hold bits of the neighboring bytes.
    const inner = padded.slice(before === 0 ? 0 : before + 1, -1);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const json = JSON.stringify(secret).slice(1, -1);
  const url = encodeURIComponent(secret);
  return [...new Set([secret, json, url, url.replaceAll('%20', '+'), bytes.toString('hex'), ...base64])];
}

/** The forms of the secrets that occur in a text or in bytes. */
export function leaksIn(where: string | Buffer, secrets: readonly string[]): string[] {
  return secrets.flatMap(formsOf).filter((form) => where.includes(form));
}

/** Every row of every table as JSON: a row's own text would double each quote, and hide values that contain one. */
export async function dumpTables(): Promise<string> {
  const tables = await db().$queryRaw<
    { name: string }[]
  >`SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const dumps: string[] = [];
  for (const { name } of tables) {
    const rows = await db().$queryRawUnsafe<{ row: string }[]>(`SELECT to_jsonb(t)::text AS row FROM ${name} AS t`);
    dumps.push(`${name}\n${rows.map(({ row }) => row).join('\n')}`);
  }
  return dumps.join('\n\n');
}

/**
 * The files of the database folder that may hold this database's rows: its tables, the write-ahead log, the server's
 * log.
 */
export async function readDatabaseFiles(): Promise<Map<string, Buffer>> {
  await db().$executeRawUnsafe('CHECKPOINT');
  const [place] = await db().$queryRaw<{ folder: string; base: string }[]>`
    SELECT current_setting('data_directory') AS folder, 'base/' || oid AS base FROM pg_database WHERE datname = current_database()`;
  if (!place) throw new Error('the database has no folder');
  const files = new Map<string, Buffer>();
  for (const part of [place.base, 'pg_wal', 'server.log']) await readInto(files, path.join(place.folder, part));
  return files;
}

async function readInto(files: Map<string, Buffer>, target: string): Promise<void> {
  try {
    for (const entry of await readdir(target)) await readInto(files, path.join(target, entry));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // PostgreSQL may remove its files while this reads.
    if (code === 'ENOTDIR') files.set(target, await readFile(target).catch(() => Buffer.alloc(0)));
    else if (code !== 'ENOENT') throw error;
  }
}
