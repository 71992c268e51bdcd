import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { db } from '@/lib/server/database/db';
import type { Answer } from '@/tests/api-client';
import { errorOf, listOf } from '@/tests/api-client';
import { type AppProcess, startApp } from '@/tests/app-process';
import { countDeadlocks, expectSound } from '@/tests/sound';
import { anyOperation, beginStorm, bodyOf, runStorm, SECRET } from '@/tests/storm';
import { createWorld, type World } from '@/tests/world';

// Several processes on a possibly busy machine.
vi.setConfig({ testTimeout: 180_000 });

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

const replayed = ({ headers }: Answer) => headers.get('idempotency-replay') === 'true';

/** Retries while the answer says that the same request is running, as a client does. */
async function untilDone(send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await send();
    if (answer.status !== 409) return answer;
    expect(answer.body).toMatchObject({ code: 'idempotency_in_progress' });
  }
}

describe('two processes on one database', () => {
  let [one, two]: [AppProcess, AppProcess] = [] as never;

  beforeAll(async () => {
    [one, two] = await Promise.all([startApp(), startApp()]);
  });

  afterAll(() => Promise.all([one.kill(), two.kill()]));

  /** Sends to each in turn. */
  const alternating = () => {
    let turn = 0;
    return ((path, call) => (turn++ % 2 ? one : two).send(path, call)) satisfies AppProcess['send'];
  };

  it('200 random operations over both leave every rule intact', async () => {
    const deadlocks = await countDeadlocks();
    const place = { world, send: alternating() };
    await beginStorm(place);
    const ends = await runStorm(fc.sample(anyOperation, { seed: 4_021, numRuns: 200 }), place, 40);
    expect(ends.filter(({ status }) => status >= 500)).toEqual([]);
    expect(ends.filter(({ status }) => status < 300).length).toBeGreaterThan(60);
    expect(await countDeadlocks()).toBe(deadlocks);
    for (const app of [one, two]) await expectSound(world, app.send);
  });

  it('an Idempotency-Key used at both creates one, and every answer is equal', async () => {
    const send = alternating();
    const call = {
      method: 'POST',
      key: world.key,
      body: { ...bodyOf('email', `${SECRET}both`), active: true },
      headers: { 'idempotency-key': 'both' },
    };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => untilDone(() => send('/v1/integrations', call))),
    );
    const [only, ...more] = listOf(await one.send('/v1/integrations', { key: world.key }));
    expect(more).toEqual([]);
    for (const answer of answers) {
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual(only);
    }
    expect(answers.filter((answer) => !replayed(answer))).toHaveLength(1);
  });

  it('each sees the changes of the other at once', async () => {
    const { key } = world;
    const place = '/v1/integrations/shared';
    for (const [here, there] of [
      [one, two],
      [two, one],
    ] as const) {
      const body = { ...bodyOf('email', `${SECRET}shared`), identifier: 'shared', active: true };
      const made = await here.send('/v1/integrations', { method: 'POST', key, body });
      expect(made.status, made.text).toBe(201);
      expect((await there.send(place, { key })).body).toEqual(made.body);
      const renamed = await there.send(place, {
        method: 'PUT',
        key,
        body: { name: 'Renamed', ...bodyOf('email', `${SECRET}shared`) },
      });
      // The same secret has the same fingerprint at both.
      expect(renamed.body).toEqual({
        ...(made.body as object),
        name: 'Renamed',
        updatedAt: expect.any(String) as string,
      });
      expect((await here.send(place, { key })).body).toEqual(renamed.body);
      expect((await there.send(place, { method: 'DELETE', key })).status).toBe(200);
      errorOf(await here.send(place, { key }), 404);
    }
  });

  it('a key created at one works at the other, and is refused there at once when it is revoked', async () => {
    for (const [here, there] of [
      [one, two],
      [two, one],
    ] as const) {
      const body = { name: 'Sender', environmentId: world.environmentId, scopes: ['integrations:read'] };
      const made = await here.send('/v1/api-keys', { method: 'POST', key: world.key, body });
      expect(made.status, made.text).toBe(201);
      const { id, key } = made.body as { id: string; key: string };
      for (const app of [one, two]) expect((await app.send('/v1/integrations', { key })).status).toBe(200);
      expect((await here.send(`/v1/api-keys/${id}`, { method: 'DELETE', key: world.key })).status).toBe(204);
      errorOf(await here.send('/v1/integrations', { key }), 401);
      // The other receives it from the database as soon as the connection delivers it.
      await vi.waitFor(async () => errorOf(await there.send('/v1/integrations', { key }), 401));
    }
  });

  it('neither writes a secret or a key to its log', () => {
    for (const app of [one, two]) {
      expect(app.output()).toContain('"route":"/v1/integrations');
      expect(app.output()).not.toContain(SECRET);
      expect(app.output()).not.toContain(world.key.slice(0, 20));
    }
  });
});

describe('a kill -9 in a storm of keyed creates', () => {
  /** Several times what a process writes at once, so that a kill leaves some of them unanswered. */
  const IN_A_ROUND = 50;
  const ANSWERS_UNTIL_KILL = [1, 4, 13];
  const COUNT = IN_A_ROUND * ANSWERS_UNTIL_KILL.length;
  let app: AppProcess | undefined;

  afterEach(() => app?.kill());

  it('at any moment, and again: one row per key, nothing acknowledged is lost, the same answers', async () => {
    const acknowledged = new Map<number, unknown>();
    const kinds = ['email', 'sms', 'push'] as const;
    const bodies = Array.from({ length: COUNT }, (_, index) => ({
      ...bodyOf(kinds[index % 3] ?? 'email', `${SECRET}${index}`),
      name: `Storm ${index}`,
      active: index % 4 > 0,
    }));
    const create = (to: AppProcess, index: number) =>
      to.send('/v1/integrations', {
        method: 'POST',
        key: world.key,
        body: bodies[index],
        headers: { 'idempotency-key': `storm-${index}` },
      });

    for (const [round, answersUntilKill] of ANSWERS_UNTIL_KILL.entries()) {
      const running = (app = await startApp());
      const begun = bodies.slice(0, IN_A_ROUND * (round + 1));
      const open = begun.flatMap((_, index) => (acknowledged.has(index) ? [] : [index]));
      let answers = 0;
      const ends = await Promise.allSettled(
        open.map(async (index) => {
          const answer = await untilDone(() => create(running, index));
          expect(answer.status, answer.text).toBe(201);
          acknowledged.set(index, answer.body);
          if (++answers === answersUntilKill) void running.kill();
        }),
      );
      // The kill came in the middle: some requests in flight were never answered.
      expect(answers).toBeGreaterThanOrEqual(answersUntilKill);
      expect(ends.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
      await running.kill();
    }

    const running = (app = await startApp());
    const all = await Promise.all(bodies.map((_, index) => untilDone(() => create(running, index))));
    for (const [index, answer] of all.entries()) {
      expect(answer.status, answer.text).toBe(201);
      expect(answer.body).toMatchObject({ name: `Storm ${index}` });
      if (!acknowledged.has(index)) continue;
      expect(answer.body).toEqual(acknowledged.get(index));
      expect(replayed(answer)).toBe(true);
    }
    const views = listOf(await running.send('/v1/integrations', { key: world.key }));
    expect(views.map(({ name }) => name).toSorted()).toEqual(bodies.map(({ name }) => name).toSorted());
    expect(views.map((view) => view._id).toSorted()).toEqual(
      all.map(({ body }) => (body as { _id: string })._id).toSorted(),
    );
    expect(await db().idempotencyRecord.count({ where: { environmentId: world.environmentId } })).toBe(COUNT);
    await expectSound(world, running.send);
  });
});
