/**
 * `npm run migration -- <name>`: writes the next SQL migration from prisma/schema.prisma. The schema engine runs
 * as WebAssembly, against a throw-away embedded PostgreSQL, so nothing is downloaded (docs/decisions).
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

import { startEmbeddedDatabase } from '../lib/server/embedded-database';
import { applyMigrations } from '../lib/server/migrations';

(globalThis as Record<string, unknown>)['PRISMA_WASM_PANIC_REGISTRY'] = { set_message: (text: string) => console.error(text) };
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'prisma/migrations');

interface EngineModule {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

async function loadEngine(): Promise<EngineModule> {
  const bindings = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineModule;
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings as never });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') start();
  return bindings;
}

const CHAR_COLUMNS = new Set(['constraint_type', 'confdeltype', 'confupdtype']);

/**
 * The adapter cannot read PostgreSQL's one-byte "char" type, which the engine selects when it describes
 * constraints (adapter-pg 7.10, fieldToColumnType): these columns are cast on their way and named characters.
 */
class DescribingPg extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const sql = query.sql
        .replace('constr.contype AS', 'constr.contype::text AS')
        .replaceAll(/\bcon\.(confdeltype|confupdtype)\b/g, 'con.$1::text AS $1');
      const result = await queryRaw({ ...query, sql });
      const columnTypes = result.columnTypes.map((type, index) =>
        CHAR_COLUMNS.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

async function nextMigration(url: URL): Promise<string | null> {
  const schema = await readFile(path.join(root, 'prisma/schema.prisma'), 'utf8');
  const { SchemaEngine } = await loadEngine();
  // One by one and not as a connection string: with that, the shadow connection would land on this database.
  const connection = { host: url.hostname, port: Number(url.port), user: url.username, password: url.password };
  const adapter = new DescribingPg({ ...connection, database: url.pathname.slice(1) });
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  const { stdout } = await engine.diff({
    // Today's schema is what the migrations so far have made of the throw-away database; no shadow database then.
    from: { tag: 'schemaDatasource', files: [{ path: 'schema.prisma', content: schema }], configDir: root },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout && !/^\s*-- This is an empty migration/.test(stdout) ? stdout : null;
}

async function main(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new Error('Give the migration a name of lower-case letters, digits and _: npm run migration -- add_column');
  }
  const data = await mkdtemp(path.join(os.tmpdir(), 'signalbox-migration-'));
  const database = await startEmbeddedDatabase(data, ['fsync=off']);
  try {
    await applyMigrations(database.url, folder);
    const sql = await nextMigration(new URL(database.url));
    if (sql === null) return console.log('prisma/migrations is in step with prisma/schema.prisma; nothing to write.');
    const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const target = path.join(folder, `${stamp}_${name}`);
    await mkdir(target);
    await writeFile(path.join(target, 'migration.sql'), sql);
    console.log(`Wrote ${path.relative(root, target)}/migration.sql. Read it, then start or test: it is applied by itself.`);
  } finally {
    await database.stop();
    await rm(data, { recursive: true, force: true });
  }
}

// The engine keeps its connections until the server goes down, and has no way to close them: that end is expected.
process.on('uncaughtException', (error: Error & { code?: string }) => {
  if (error.code !== '57P01') throw error;
});

await main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
