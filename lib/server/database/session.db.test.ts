import { randomUUID } from 'node:crypto';
import path from 'node:path';

import pg from 'pg';
import { describe, expect, it } from 'vitest';

import { call, created, listOf } from '@/tests/api-client';
import { createWorld } from '@/tests/world';

import { db, disconnect } from './db';
import { applyMigrations } from './migrations';
import { prepareUrl } from './prepare-url';

const OURS = path.resolve('prisma/migrations');

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const ownUrl = () => process.env['DATABASE_URL'] ?? '';
const unique = (word: string) => `${word}_${randomUUID().replaceAll('-', '')}`;

describe('on a server of another time zone and style of dates', () => {
  it('a time is the same in the database, from the API that wrote it, and from the API that reads it', async () => {
    // tests/database.ts sets both.
    expect(await query(ownUrl(), 'SHOW timezone')).toEqual([{ TimeZone: 'Asia/Kolkata' }]);
    const world = await createWorld();
    const made = await created(world.key, { providerId: 'twilio', channel: 'sms' });
    expect(Math.abs(Date.now() - Date.parse(made.createdAt))).toBeLessThan(5 * 60_000);
    const [read] = listOf(await call('/v1/integrations', { key: world.key }));
    expect(read?.createdAt).toBe(made.createdAt);
    const [row] = await query<{ ms: string }>(
      ownUrl(),
      `SELECT extract(epoch FROM created_at) * 1000 AS ms FROM integrations WHERE id = '${made._id}'`,
    );
    expect(Number(row?.ms)).toBe(Date.parse(made.createdAt));
    const updated = await call(`/v1/integrations/${made._id}`, {
      method: 'PUT',
      key: world.key,
      body: { name: 'n2' },
      headers: {
        'If-Match': (await call(`/v1/integrations/${made._id}`, { key: world.key })).headers.get('etag') ?? '',
      },
    });
    expect(updated.status).toBe(200);
  });
});

describe('a schema of its own', () => {
  it.each([
    ['that the URL names', (url: URL, schema: string) => url.searchParams.set('schema', schema)],
    [
      'that the options of the URL name',
      (url: URL, schema: string) => url.searchParams.set('options', `-c search_path=${schema}`),
    ],
  ])('%s holds all tables, and the product works in it', async (_, name) => {
    const [schema, before] = [unique('mail'), ownUrl()];
    await query(before, `CREATE SCHEMA ${schema}`);
    const url = new URL(before);
    name(url, schema);
    const prepared = await prepareUrl(url.href);
    await applyMigrations(prepared, OURS);
    await disconnect();
    process.env['DATABASE_URL'] = prepared;
    try {
      const world = await createWorld();
      await created(world.key, { providerId: 'twilio', channel: 'sms' });
      expect(listOf(await call('/v1/integrations', { key: world.key }))).toHaveLength(1);
      expect(await db().integration.count()).toBe(1);
    } finally {
      await disconnect();
      process.env['DATABASE_URL'] = before;
    }
    const tables = await query(
      before,
      `SELECT FROM pg_tables WHERE schemaname = '${schema}' AND tablename = 'integrations'`,
    );
    expect(tables).toHaveLength(1);
    expect(await query(before, `SELECT FROM ${schema}.integrations`)).toHaveLength(1);
  });

  it('that does not exist ends the start with a sentence', async () => {
    const url = new URL(ownUrl());
    url.searchParams.set('schema', 'nowhere');
    await expect(prepareUrl(url.href)).rejects.toThrow('The schema nowhere of DATABASE_URL does not exist.');
  });

  it('is not named for the one that everybody has', async () => {
    expect(await prepareUrl(ownUrl())).toBe(ownUrl());
  });
});
