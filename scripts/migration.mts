/**
 * `npm run migration -- <name>`: writes the next SQL migration from prisma/schema.prisma. The schema engine runs
 * as WebAssembly, against a temporary embedded PostgreSQL, so nothing is downloaded
 * (docs/decisions/2026-11-23-migrations.md).
 */
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { startEmbeddedDatabase } from '../lib/server/database/embedded/embedded-database';
import { applyMigrations } from '../lib/server/database/migrations';
import { differenceTo, openSchemaEngine } from './schema-engine';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'prisma/migrations');

async function nextMigration(url: URL): Promise<string | null> {
  const schema = await readFile(path.join(root, 'prisma/schema.prisma'), 'utf8');
  // The earlier migrations have built today's schema in the temporary database, so no shadow database is needed.
  return differenceTo(await openSchemaEngine(url, schema), schema, root);
}

async function main(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new Error('Give the migration a name of lower-case letters, digits and _: npm run migration -- add_column');
  }
  const data = await mkdtemp(path.join(os.tmpdir(), 'signalbox-migration-'));
  // Readable for PostgreSQL's own user if this runs as root.
  await chmod(data, 0o755);
  const database = await startEmbeddedDatabase(data, { settings: ['fsync=off'] });
  try {
    await applyMigrations(database.url, folder);
    const sql = await nextMigration(new URL(database.url));
    if (sql === null) return console.log('prisma/migrations is in step with prisma/schema.prisma; nothing to write.');
    const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const target = path.join(folder, `${stamp}_${name}`);
    await mkdir(target);
    await writeFile(path.join(target, 'migration.sql'), sql);
    console.log(
      `Wrote ${path.relative(root, target)}/migration.sql. Read it, then start or test: it is applied by itself.`,
    );
  } finally {
    await database.stop();
    await rm(data, { recursive: true, force: true });
  }
}

await main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
