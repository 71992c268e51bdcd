import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import { call, create, created } from '@/tests/api-client';
import { countDeadlocks, expectSound } from '@/tests/sound';
import { anyOperation, bodyOf, NAMES, type Operation, SECRET } from '@/tests/storm';
import { createWorld, type World } from '@/tests/world';

const OPERATIONS = 200;

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

/** Two of each channel to begin with, one of them active, and two that are deleted. */
async function seedIntegrations(): Promise<void> {
  const kinds = ['email', 'email', 'sms', 'sms', 'push', 'push', 'email', 'sms'] as const;
  for (const [index, kind] of kinds.entries()) {
    const body = { ...bodyOf(kind, `${SECRET}seed`), identifier: NAMES[index], active: index % 2 === 0 };
    const { _id } = await created(world.key, body);
    if (index > 5) await call(`/v1/integrations/${_id}`, { method: 'DELETE', key: world.key });
  }
}

/** Runs all, at most `width` at any moment, each as soon as there is room for it. */
async function run(operations: readonly Operation[], width: number): Promise<{ verb: string; status: number }[]> {
  const ends: { verb: string; status: number }[] = [];
  const queue = operations.values();
  const worker = async () => {
    for (const operation of queue)
      ends.push({ verb: operation.verb, status: await operation.run({ world, send: call }) });
  };
  await Promise.all(Array.from({ length: width }, worker));
  return ends;
}

describe(`${OPERATIONS} random operations in parallel`, () => {
  const [seen, went] = [new Set<string>(), new Set<string>()];

  it.each([
    [4_001, OPERATIONS],
    [4_002, OPERATIONS],
    [4_003, 20],
    [4_004, 20],
    [4_005, 8],
  ])('leave every rule of the ranking and every credential whole (seed %i, %i at a time)', async (seed, width) => {
    await seedIntegrations();
    const deadlocks = await countDeadlocks();
    const operations = fc.sample(anyOperation, { seed, numRuns: OPERATIONS });
    const ends = await run(operations, width);
    expect(ends).toHaveLength(OPERATIONS);
    expect(ends.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await countDeadlocks()).toBe(deadlocks);
    await expectSound(world, call);
    for (const { verb, status } of ends) {
      seen.add(verb);
      if (status < 300) went.add(verb);
    }
  });

  it('were storms: some of each verb went through', () => {
    expect([...seen].filter((verb) => !went.has(verb))).toEqual([]);
  });
});

describe('identifiers that pass from one to another at the same time', () => {
  const rename = (from: string, to: string) =>
    call(`/v1/integrations/${from}`, { method: 'PUT', key: world.key, body: { identifier: to } });

  it.each([
    ['of one channel', 'email', 'email'],
    ['of two channels', 'email', 'sms'],
    ['of a channel without a ranking', 'push', 'push'],
  ] as const)('swapped %s: refused as taken, never a deadlock', async (_, one, other) => {
    await created(world.key, { ...bodyOf(one, SECRET), identifier: 'ada', active: true });
    await created(world.key, { ...bodyOf(other, SECRET), identifier: 'bob', active: true });
    const deadlocks = await countDeadlocks();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_value, index) => (index % 2 ? rename('ada', 'bob') : rename('bob', 'ada'))),
    );
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([409]);
    expect(await countDeadlocks()).toBe(deadlocks);
  });

  it('taken by creates of two channels, each with the name of the other’s primary: refused, never a deadlock', async () => {
    await created(world.key, { ...bodyOf('email', SECRET), identifier: 'ada', active: true });
    await created(world.key, { ...bodyOf('sms', SECRET), identifier: 'bob', active: true });
    const deadlocks = await countDeadlocks();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_value, index) =>
        index % 2
          ? create(world.key, { ...bodyOf('email', SECRET), identifier: 'bob', active: true })
          : create(world.key, { ...bodyOf('sms', SECRET), identifier: 'ada', active: true }),
      ),
    );
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([409]);
    expect(await countDeadlocks()).toBe(deadlocks);
    await expectSound(world, call);
  });
});
