import { expect } from 'vitest';

import { decryptCredentials } from '@/lib/integrations/credentials';
import { db } from '@/lib/server/database/db';

import { listOf } from './api-client';
import { expectRanked } from './ranked';
import { SECRET, type Send } from './storm';
import type { World } from './world';

/** How many deadlocks PostgreSQL has ended in this test's database. */
export async function countDeadlocks(): Promise<number> {
  await db().$executeRaw`SELECT pg_stat_force_next_flush()`;
  const [row] = await db().$queryRaw<{ deadlocks: number }[]>`
    SELECT deadlocks::int AS deadlocks FROM pg_stat_database WHERE datname = current_database()`;
  return row?.deadlocks ?? Number.NaN;
}

/**
 * Expects the invariants of an environment: each ranked channel by docs/rules/selection.md, no ranks elsewhere, no
 * duplicate where only one is allowed, every envelope decrypts to a secret that was sent, and each row has exactly one
 * creation event.
 */
export async function expectSound({ environmentId, key }: World, send: Send): Promise<void> {
  const views = listOf(await send('/v1/integrations', { key }));
  for (const channel of ['email', 'sms']) expectRanked(views.filter((view) => view.channel === channel));
  for (const view of views.filter(({ channel }) => !['email', 'sms'].includes(channel)))
    expect(view).toMatchObject({ priority: 0, primary: false });
  expectUnique(views.map(({ identifier }) => identifier));
  expectUnique(views.map(({ providerId }) => providerId).filter((id) => id.startsWith('novu')));

  const rows = await db().integration.findMany({ where: { environmentId } });
  expect(views.map((view) => view._id).toSorted()).toEqual(idsOf(rows.filter((row) => row.deletedAt === null)));
  for (const row of rows) {
    if (row.deletedAt) expect(row).toMatchObject({ primary: false, priority: 0 });
    const { apiKey = SECRET, token = SECRET } = decryptCredentials(row) ?? { apiKey: 'does not open' };
    expect([apiKey, token]).toEqual([expect.stringContaining(SECRET), expect.stringContaining(SECRET)]);
  }
  const events = await db().auditEvent.findMany({ where: { environmentId, action: 'integration.created' } });
  expect(events.map(({ targetId }) => targetId).toSorted()).toEqual(idsOf(rows));
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).toSorted();

function expectUnique(texts: readonly string[]): void {
  expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
}
