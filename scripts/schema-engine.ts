import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

(globalThis as Record<string, unknown>)['PRISMA_WASM_PANIC_REGISTRY'] = {
  set_message: (text: string) => console.error(text),
};

interface EngineModule {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

let loaded: Promise<EngineModule> | undefined;

/** Its bindings hold one instance per process. */
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
 * constraints (adapter-pg 7.10, fieldToColumnType): this casts these columns on the way and declares them as
 * characters.
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

/**
 * Prisma's own schema engine, as WebAssembly, on one database; nothing is downloaded
 * (docs/decisions/2026-11-23-migrations.md).
 */
export async function openSchemaEngine(url: URL, schema: string): Promise<SchemaEngine> {
  const engine = await (loaded ??= loadEngine());
  // Separate values instead of a connection string: with a string, the shadow connection would use this database too.
  const { hostname: host, port, username: user, password } = url;
  // The engine never closes a connection, nor releases its lock on it: the pool does both at once.
  const connection = { host, port: Number(port), user, password, idleTimeoutMillis: 1 };
  const adapter = new DescribingPg({ ...connection, database: url.pathname.slice(1) });
  return engine.SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}

/** The SQL that migrates an engine's database to a schema, or null if they already match. */
export async function differenceTo(engine: SchemaEngine, schema: string, configDir: string): Promise<string | null> {
  const files = [{ path: 'schema.prisma', content: schema }];
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout && !/^\s*-- This is an empty migration/.test(stdout) ? stdout : null;
}
