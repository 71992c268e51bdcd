import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { conditionsSchema } from '@/lib/conditions/parse/schema';
import { claimIdentifiers } from '@/lib/integrations/conflict';
import { enter, type RankEntry, ranksOf } from '@/lib/integrations/ranking';
import { db } from '@/lib/server/database/db';
import { inTransaction } from '@/lib/server/database/transaction';
import { newId } from '@/lib/server/secrets/random';
import { call, create, created, errorOf, listOf } from '@/tests/api-client';
import { countDeadlocks, expectSound } from '@/tests/sound';
import { bodyOf, CONDITIONS, SECRET } from '@/tests/storm';
import { createWorld, ownerContext, type World } from '@/tests/world';

import { type Insertion, insertNew } from './insert';

// Hundreds of statements on a possibly busy machine.
vi.setConfig({ testTimeout: 120_000 });

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

interface Wish {
  readonly conditioned?: boolean;
  readonly active?: boolean;
  /** Requested by name. */
  readonly identifier?: string;
}

function insertionOf({ conditioned = false, active = true, identifier }: Wish): Insertion {
  const [id, ctx] = [newId(), ownerContext(world)];
  const { organizationId, environmentId, now } = ctx;
  const row = {
    id,
    organizationId,
    environmentId,
    name: 'SendGrid',
    identifier: identifier ?? id,
    providerId: 'sendgrid',
    channel: 'email' as const,
    singleton: null,
    credentials: {},
    encryptedSecrets: null,
    destination: {},
    secrets: {},
    active,
    lastCheck: null,
    lastCheckedAt: null,
    conditions: conditioned ? conditionsSchema.parse(CONDITIONS) : [],
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    deletedBy: null,
  };
  return { row, isNamed: identifier !== undefined };
}

const insertAll = (insertions: readonly Insertion[]) =>
  inTransaction((tx) => insertNew(tx, ownerContext(world), insertions));

const ranksStored = async () => {
  const rows = await db().integration.findMany({ where: { environmentId: world.environmentId } });
  return new Map(rows.map(({ id, primary, priority }) => [id, { primary, priority }]));
};

const countWaiting = () =>
  db().$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
  `.then(({ length }) => length);

describe('integrations inserted together', () => {
  it('are ranked as if one had come after the other, wherever the first without conditions is among them', async () => {
    const groups = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 });
    let led = 0;
    await fc.assert(
      fc.asyncProperty(groups, async (flags) => {
        world = await createWorld();
        let expected: readonly RankEntry[] = [];
        for (const group of flags) {
          const insertions = group.map((conditioned) => insertionOf({ conditioned }));
          const placed = await insertAll(insertions);
          for (const { row } of insertions)
            expected = enter(expected, row.id, Array.isArray(row.conditions) && row.conditions.length > 0);
          const ranks = ranksOf(expected);
          expect(placed.map(({ primary, priority }) => ({ primary, priority }))).toEqual(
            insertions.map(({ row }) => ranks.get(row.id)),
          );
          if (placed.slice(1).some(({ primary }) => primary)) led += 1;
        }
        expect(await ranksStored()).toEqual(ranksOf(expected));
      }),
      { seed: 7_001, numRuns: 25 },
    );
    // Some of the groups had their leader in the middle.
    expect(led).toBeGreaterThan(5);
  });

  it('are inserted all or not at all', async () => {
    await insertAll([insertionOf({ identifier: 'taken' })]);
    const before = await ranksStored();
    const group = [insertionOf({}), insertionOf({ identifier: 'taken' }), insertionOf({})];
    await expect(insertAll(group)).rejects.toMatchObject({ code: 'conflict' });
    expect(await ranksStored()).toEqual(before);
    const where = { environmentId: world.environmentId, action: 'integration.created' };
    expect(await db().auditEvent.count({ where })).toBe(1);
  });

  it('claim their identifiers in one order: two batches that want the same ones never deadlock', async () => {
    const deadlocks = await countDeadlocks();
    const group = (...identifiers: string[]) =>
      insertAll(identifiers.map((identifier) => insertionOf({ identifier, active: false })));
    // Another transaction holds the one in the middle until both wait.
    const ends = await inTransaction(async (tx) => {
      await claimIdentifiers(tx, world.environmentId, ['bob']);
      const both = Promise.allSettled([group('ada', 'bob', 'cleo'), group('cleo', 'bob', 'ada')]);
      await vi.waitUntil(async () => (await countWaiting()) === 2);
      return { both };
    });
    expect((await ends.both).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await countDeadlocks()).toBe(deadlocks);
  });
});

describe('concurrent creates', () => {
  const active = { ...bodyOf('email', SECRET), active: true };
  const all = async (bodies: readonly object[], keys: readonly string[] = []) =>
    Promise.all(
      bodies.map((body, index) =>
        create(world.key, body, keys[index] === undefined ? {} : { 'idempotency-key': keys[index] }),
      ),
    );

  it('succeed even if one of them is refused', async () => {
    await created(world.key, { ...active, identifier: 'taken' });
    const answers = await all(
      Array.from({ length: 12 }, (_, at) => (at === 5 ? { ...active, identifier: 'taken' } : active)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, (_, at) => (at === 5 ? 409 : 201)));
    expect(listOf(await call('/v1/integrations', { key: world.key }))).toHaveLength(12);
    await expectSound(world, call);
  });

  it('replay those that already ran under their keys, and create the others', async () => {
    const keys = (from: number) => Array.from({ length: 8 }, (_, at) => `key-${from + at}`);
    const bodies = Array.from({ length: 8 }, () => active);
    const first = await all(bodies, keys(0));
    const again = await all(bodies, keys(4));
    expect([...first, ...again].map(({ status }) => status)).toEqual(Array.from({ length: 16 }, () => 201));
    const replays = again.map(({ headers }) => headers.get('idempotency-replay'));
    expect(replays).toEqual(['true', 'true', 'true', 'true', null, null, null, null]);
    expect(again.slice(0, 4).map(({ body }) => body)).toEqual(first.slice(4).map(({ body }) => body));
    expect(listOf(await call('/v1/integrations', { key: world.key }))).toHaveLength(12);
    await expectSound(world, call);
  });

  it('refuse one that reuses a key with another body', async () => {
    const [one] = await all([active], ['used']);
    expect(one?.status).toBe(201);
    const answers = await all([active, { ...active, name: 'Other' }, active], ['new', 'used', 'newer']);
    expect(answers.map(({ status }) => status)).toEqual([201, 422, 201]);
    errorOf(answers[1] as NonNullable<(typeof answers)[1]>, 422);
    await expectSound(world, call);
  });
});
