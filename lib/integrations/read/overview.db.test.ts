import { beforeAll, describe, expect, it } from 'vitest';

import { listSelectionWarnings, previewSelectionWarnings } from '@/lib/integrations/select/review';
import { db } from '@/lib/server/database/db';
import { created } from '@/tests/api-client';
import { createWorld, ownerContext, type World } from '@/tests/world';

import { listIntegrationNames } from './get-and-list';
import { OVERVIEW_LIMIT, PART_ROWS, readOverview } from './overview';

const SENDGRID = {
  providerId: 'sendgrid',
  channel: 'email',
  credentials: { apiKey: 'SG.one-of-many', from: 'a@b.example', senderName: 'A' },
};
const MORE = OVERVIEW_LIMIT + 400;

let world: World;
const ctx = () => ownerContext(world);

/** Copies an integration: more rows than a test can create one by one. */
async function fill(environmentId: string, id: string, count: number): Promise<void> {
  await db().$executeRaw`
    INSERT INTO integrations (id, organization_id, environment_id, name, identifier, provider_id, channel, credentials,
      secrets, active, is_primary, priority, conditions, last_check, created_at, updated_at)
    SELECT gen_random_uuid(), organization_id, ${environmentId}::uuid, 'Copy ' || n, 'copy-' || n,
      CASE WHEN n % 100 = 0 THEN 'ses' ELSE provider_id END, channel, credentials, secrets, n % 2 = 0 AND n > 200, false, n,
      CASE WHEN n % 4 = 0 THEN '[{"children":[],"value":"AND"}]'::jsonb ELSE '[]'::jsonb END,
      CASE WHEN n <= 3 THEN '{"status":"rejected"}'::jsonb END, created_at + n * interval '1 second', updated_at
    FROM integrations, generate_series(1, ${count}::int) AS n WHERE id = ${id}::uuid`;
}

beforeAll(async () => {
  world = await createWorld();
  const { _id } = await created(world.key, { ...SENDGRID, identifier: 'the-oldest', active: true });
  await fill(world.environmentId, _id, MORE);
});

describe('an environment with more than one part', () => {
  it('is read part by part, each integration in one of them', async () => {
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const part = await readOverview(ctx(), { cursor });
      expect(part.isWhole).toBe(false);
      expect(part.integrations).toHaveLength(Math.min(PART_ROWS, MORE + 1 - all.length));
      all.push(...part.integrations.map(({ identifier }) => identifier));
      cursor = part.nextCursor;
    } while (cursor !== undefined);
    expect(all).toHaveLength(MORE + 1);
    expect(new Set(all).size).toBe(MORE + 1);
    expect([all[0], all.at(-1)]).toEqual([`copy-${MORE}`, 'the-oldest']);
  });

  it('is filtered in the database: a match is found, however old it is', async () => {
    const found = async (query: Parameters<typeof readOverview>[1]) =>
      (await readOverview(ctx(), query)).integrations.map(({ identifier }) => identifier);
    expect(await found({ q: 'the-OLDEST' })).toEqual(['the-oldest']);
    expect(await found({ health: 'rejected' })).toEqual(['copy-3', 'copy-2', 'copy-1']);
    expect(await found({ health: 'unchecked', q: 'copy-2' })).not.toContain('copy-2');
    expect(await found({ providerId: 'ses' })).toHaveLength(MORE / 100);
    expect(await found({ q: 'amazon', meantProviderIds: ['ses'] })).toHaveLength(MORE / 100);
    expect(await found({ active: true, q: 'copy-198' })).toEqual([]);
    expect(await found({ channel: 'sms' })).toEqual([]);
    expect(await found({ q: 'a\0b' })).toEqual([]);
    expect(await found({ q: '\ud800' })).toEqual([]);
    expect(await found({ providerId: '\0' })).toEqual([]);
    expect((await readOverview(ctx(), { cursor: 'no cursor' })).integrations[0]?.identifier).toBe(`copy-${MORE}`);
  });

  it('names possible successors of its primary, even when none of them is shown', async () => {
    const { followers } = await readOverview(ctx(), { channel: 'push' });
    expect(followers[0]?.identifier).toBe(`copy-${MORE - 2}`);
    expect(followers.every(({ active, conditions }) => active && conditions.length === 0)).toBe(true);
    expect(followers.length).toBeLessThanOrEqual(50);
  });

  it('returns the names of the newest, and of those requested', async () => {
    const names = await listIntegrationNames(ctx(), { limit: 5, including: ['the-oldest', 'nobody', '\0'] });
    expect(names.isWhole).toBe(false);
    expect(names.integrations.map(({ identifier }) => identifier).toSorted()).toEqual(
      [...[0, 1, 2, 3, 4].map((back) => `copy-${MORE - back}`), 'the-oldest'].toSorted(),
    );
    expect(Object.keys(names.integrations[0] ?? {}).toSorted()).toEqual([
      'channel',
      'identifier',
      'name',
      'providerId',
    ]);
  });

  it('is not compared as a whole on every visit, and no warning about it is false', async () => {
    const many = await createWorld();
    const { _id } = await created(many.key, { ...SENDGRID, active: true });
    await fill(many.environmentId, _id, 2_300);
    expect(await listSelectionWarnings(ownerContext(many))).toEqual([]);
    const draft = { channel: 'email', providerId: 'sendgrid', active: true, conditions: [] };
    expect(await previewSelectionWarnings(ownerContext(many), draft)).toEqual([]);
  });
});

it('a smaller environment is read whole, whatever the query: the page filters it', async () => {
  const small = await createWorld();
  await created(small.key, SENDGRID);
  const overview = await readOverview(ownerContext(small), { channel: 'sms' });
  expect(overview).toMatchObject({ isWhole: true, followers: [], integrations: [{ providerId: 'sendgrid' }] });
  expect((await listIntegrationNames(ownerContext(small))).isWhole).toBe(true);
});
