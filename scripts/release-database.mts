/**
 * `npm run release-database`: saves the database of the current version in tests/releases/<version>.json, for the test
 * that starts every later version on it. Run it once per release, and commit the file.
 */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

import { disconnect } from '../lib/server/database/db';
import { startEmbeddedDatabase } from '../lib/server/database/embedded/embedded-database';
import { applyMigrations, readMigrations } from '../lib/server/database/migrations';
import { createFirstAccount } from '../lib/setup/service';
import manifest from '../package.json';
import type { ReleaseDatabase } from '../tests/releases';

const root = fileURLToPath(new URL('..', import.meta.url));
const MIGRATIONS = path.join(root, 'prisma/migrations');
const API_KEY = 'a-key-of-the-release-database-0123456789';
/** A key only for test data. */
const ENCRYPTION_KEYS = `release:${Buffer.alloc(32, 7).toString('base64')}`;

const SAMPLES = [
  {
    providerId: 'sendgrid',
    channel: 'email',
    identifier: 'sendgrid-main',
    active: true,
    credentials: { apiKey: 'SG.release-0123456789', from: 'news@example.com', senderName: 'Acme' },
  },
  {
    providerId: 'mailgun',
    channel: 'email',
    identifier: 'mailgun-pro',
    active: true,
    credentials: {
      apiKey: 'mg-release-0123456789',
      domain: 'mg.example.com',
      user: 'pro',
      from: 'pro@example.com',
      senderName: 'Acme',
    },
    conditions: [{ children: [{ on: 'tenant', field: 'plan', operator: 'STARTS_WITH', value: 'pro' }] }],
  },
  {
    providerId: 'nodemailer',
    channel: 'email',
    identifier: 'smtp-draft',
    credentials: { host: 'smtp.example.com', port: '587', user: 'ada', password: 'release-password' },
  },
  {
    providerId: 'twilio',
    channel: 'sms',
    identifier: 'twilio',
    active: true,
    credentials: { accountSid: `AC${'0'.repeat(32)}`, token: 'release-token-0123456789', from: '+15005550006' },
  },
];

async function fill(): Promise<void> {
  const account = {
    name: 'Ada',
    email: 'ada@example.com',
    password: 'correct horse battery',
    organizationName: 'Acme',
  };
  await createFirstAccount({ ...account, apiKey: API_KEY }, new Date(), 'release');
  const { api } = await import('../lib/api/app');
  for (const body of SAMPLES) {
    const response = await api.request('/v1/integrations', {
      method: 'POST',
      headers: {
        authorization: `ApiKey ${API_KEY}`,
        'content-type': 'application/json',
        'idempotency-key': body.identifier,
      },
      body: JSON.stringify(body),
    });
    if (response.status !== 201) throw new Error(await response.text());
  }
}

/** Every table, with referenced tables first. */
const TABLES = [
  'users',
  'organizations',
  'members',
  'accounts',
  'environments',
  'api_keys',
  'integrations',
  'integration_checks',
  'sample_contexts',
  'audit_events',
  'idempotency_records',
  'instance_secrets',
];

async function keep(url: string): Promise<ReleaseDatabase> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables: [string, object[]][] = [];
    for (const table of TABLES) {
      const { rows } = await client.query<{ row: object }>(`SELECT to_jsonb(t) AS row FROM ${table} t`);
      tables.push([table, rows.map(({ row }) => row)]);
    }
    const migrations = (await readMigrations(MIGRATIONS)).map(({ name, checksum }) => ({ name, checksum }));
    return { migrations, encryptionKeys: ENCRYPTION_KEYS, apiKey: API_KEY, tables };
  } finally {
    await client.end();
  }
}

const data = await mkdtemp(path.join(os.tmpdir(), 'signalbox-release-'));
// Readable for PostgreSQL's own user if this runs as root.
await chmod(data, 0o755);
const database = await startEmbeddedDatabase(data, { settings: ['fsync=off'] });
try {
  await applyMigrations(database.url, MIGRATIONS);
  process.env['DATABASE_URL'] = database.url;
  process.env['SIGNALBOX_ENCRYPTION_KEYS'] = ENCRYPTION_KEYS;
  process.env['SIGNALBOX_LOG_LEVEL'] = 'silent';
  await fill();
  await disconnect();
  const file = path.join(root, 'tests/releases', `${manifest.version}.json`);
  await writeFile(file, `${JSON.stringify(await keep(database.url), null, 2)}\n`);
  console.log(`Wrote ${path.relative(root, file)}.`);
} finally {
  await disconnect();
  await database.stop();
  await rm(data, { recursive: true, force: true });
}
