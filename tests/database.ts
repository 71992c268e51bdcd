import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import pg from 'pg';
import type { TestProject } from 'vitest/node';

import { startEmbeddedDatabase } from '@/lib/server/database/embedded/embedded-database';
import { applyMigrations } from '@/lib/server/database/migrations';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database that each test file copies. */
    templateUrl: string;
    encryptionKeys: string;
  }
}

const SETTINGS = [
  'fsync=off',
  'full_page_writes=off',
  'max_connections=200',
  // As on a server of a company elsewhere: what depends on them must set them itself.
  'timezone=Asia/Kolkata',
  'DateStyle=German',
];

/** One real PostgreSQL for the whole run, migrated once; nothing of it remains after the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'signalbox-test-'));
  await chmod(folder, 0o755);
  const database = await startEmbeddedDatabase(folder, { settings: SETTINGS });
  const templateUrl = new URL(database.url);
  templateUrl.pathname = '/template_signalbox';
  await withAdmin(database.url, (client) => client.query('CREATE DATABASE template_signalbox'));
  await applyMigrations(templateUrl.href, path.resolve('prisma/migrations'));
  project.provide('templateUrl', templateUrl.href);
  project.provide('encryptionKeys', `test:${randomBytes(32).toString('base64')}`);
  return async () => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function withAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
