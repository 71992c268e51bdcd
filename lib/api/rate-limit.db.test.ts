import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { call, errorOf } from '@/tests/api-client';
import { createKey, createWorld, type World } from '@/tests/world';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(() => {
  process.env['SIGNALBOX_RATE_LIMIT'] = '2';
});
afterEach(() => {
  process.env['SIGNALBOX_RATE_LIMIT'] = '0';
});

it('each key has its rate and burst; beyond them 429 with Retry-After and the RateLimit headers', async () => {
  const key = await createKey(world);
  const answers = await Promise.all(Array.from({ length: 30 }, () => call('/v1/integrations', { key })));
  const good = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status !== 200);
  expect(good.length).toBeGreaterThanOrEqual(4);
  expect(refused.length).toBeGreaterThan(0);
  expect(good[0]?.headers.get('ratelimit-limit')).toBe('4');
  expect(Number(good[0]?.headers.get('ratelimit-remaining'))).toBeLessThan(4);
  expect(Number(good[0]?.headers.get('ratelimit-reset'))).toBeGreaterThanOrEqual(1);
  for (const answer of refused) {
    expect(errorOf(answer, 429)).toMatchObject({ code: 'rate_limited' });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(answer.headers.get('ratelimit-remaining')).toBe('0');
  }
  expect((await call('/v1/integrations', { key: world.key })).status).toBe(200);
});

it('a public route has no limit per key, and 0 turns all limits off', async () => {
  const open = await Promise.all(Array.from({ length: 20 }, () => call('/v1/providers/sendgrid')));
  expect(open.every(({ status }) => status === 200)).toBe(true);
  process.env['SIGNALBOX_RATE_LIMIT'] = '0';
  const key = await createKey(world);
  const answers = await Promise.all(Array.from({ length: 30 }, () => call('/v1/integrations', { key })));
  expect(answers.every(({ status, headers }) => status === 200 && !headers.has('ratelimit-limit'))).toBe(true);
});
