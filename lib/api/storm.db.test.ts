import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { call, create, created } from '@/tests/api-client';
import { countDeadlocks, expectSound } from '@/tests/sound';
import { anyOperation, beginStorm, bodyOf, runStorm, SECRET } from '@/tests/storm';
import { createWorld, type World } from '@/tests/world';

const OPERATIONS = 200;

// Hundreds of requests at once on a possibly busy machine.
vi.setConfig({ testTimeout: 120_000 });

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

describe(`${OPERATIONS} random operations in parallel`, () => {
  const [seen, went] = [new Set<string>(), new Set<string>()];

  it.each([
    [4_001, OPERATIONS],
    [4_003, 20],
    [4_005, 8],
  ])('keep every rule of the ranking and every credential intact (seed %i, %i at a time)', async (seed, width) => {
    await beginStorm({ world, send: call });
    const deadlocks = await countDeadlocks();
    const operations = fc.sample(anyOperation, { seed, numRuns: OPERATIONS });
    const ends = await runStorm(operations, { world, send: call }, width);
    expect(ends).toHaveLength(OPERATIONS);
    expect(ends.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await countDeadlocks()).toBe(deadlocks);
    await expectSound(world, call);
    for (const { verb, status } of ends) {
      seen.add(verb);
      if (status < 300) went.add(verb);
    }
  });

  it('were storms: some of each operation succeeded', () => {
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
