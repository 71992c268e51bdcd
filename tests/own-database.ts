import { randomUUID } from 'node:crypto';

import pg from 'pg';
import { afterAll, beforeAll, inject, vi } from 'vitest';

import { disconnect } from '@/lib/server/database/db';

// The files of a worker share its process and the loaded packages, which halves the time. Each file loads our own
// modules again, and finds the environment variables and per-process values as the first file did.
vi.resetModules();
const shared = globalThis as { [key: symbol]: unknown };
const atFirst = (shared[Symbol.for('test.environment')] ??= { ...process.env }) as NodeJS.ProcessEnv;
for (const name of Object.keys(process.env)) if (!(name in atFirst)) delete process.env[name];
Object.assign(process.env, atFirst);
for (const key of Object.getOwnPropertySymbols(globalThis))
  if (Symbol.keyFor(key)?.startsWith('signalbox.')) shared[key] = undefined;

// Set before the test file loads, because the log takes its level when it is loaded.
process.env['SIGNALBOX_LOG_LEVEL'] ??= 'silent';
// Tests send requests faster than people; tests of the limits set their own.
process.env['SIGNALBOX_RATE_LIMIT'] ??= '0';

// Tests contact only stand-ins on loopback.
vi.mock('@/lib/checks/process-outbound', async () => {
  const { testOutbound } = await import('./outbound');
  return { processOutbound: testOutbound };
});

/** Gives the test file its own database, copied from the migrated one. */
beforeAll(async () => {
  const url = new URL(inject('templateUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new URL(url);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  // Copies are made one at a time: PostgreSQL copies a template only while it has no other user.
  await client.query('SELECT pg_advisory_lock(1)');
  await client.query(`CREATE DATABASE ${name} TEMPLATE template_signalbox`);
  await client.end();
  url.pathname = `/${name}`;
  process.env['DATABASE_URL'] = url.href;
  process.env['SIGNALBOX_ENCRYPTION_KEYS'] = inject('encryptionKeys');
});

afterAll(disconnect);
