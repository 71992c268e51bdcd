import fc from 'fast-check';
import { expect, it } from 'vitest';

import { AppError } from '@/lib/server/errors';

import { createRateLimiter } from './rate-limit';

const rate = { perSecond: 10, burst: 20 };

function allowed(take: ReturnType<typeof createRateLimiter>, name: string, nowMs: number): boolean {
  try {
    take(name, rate, nowMs);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'rate_limited' });
    expect((error as AppError).retryAfterSeconds).toBeGreaterThanOrEqual(1);
    return false;
  }
}

it('grants the burst at once, then the rate, to each caller separately', () => {
  const take = createRateLimiter();
  const granted = Array.from({ length: 50 }, () => allowed(take, 'a', 0)).filter(Boolean);
  expect(granted).toHaveLength(20);
  expect(allowed(take, 'b', 0)).toBe(true);
  expect(allowed(take, 'a', 99)).toBe(false);
  expect(allowed(take, 'a', 100)).toBe(true);
  expect(allowed(take, 'a', 100)).toBe(false);
});

it('reports what is left and when the full allowance is back', () => {
  const take = createRateLimiter();
  expect(take('a', rate, 0)).toEqual({ limit: 20, remaining: 19, resetSeconds: 1 });
  for (let count = 0; count < 18; count++) take('a', rate, 0);
  expect(take('a', rate, 0)).toEqual({ limit: 20, remaining: 0, resetSeconds: 2 });
});

it('never grants more than the burst and the rate over any span, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 400 }), { maxLength: 300 }), (steps) => {
      const take = createRateLimiter();
      let now = 0;
      const times = steps.map((step) => (now += step)).filter((time) => allowed(take, 'a', time));
      const span = Math.max(0, ...times) - Math.min(0, ...times);
      // A clock that steps back and forth gains at most the size of its steps.
      const stepped = steps.filter((step) => step > 0).reduce((sum, step) => sum + step, 0);
      expect(times.length).toBeLessThanOrEqual(rate.burst + (Math.max(span, stepped) / 1000) * rate.perSecond + 1);
    }),
    { numRuns: 100, seed: 4 },
  );
});

it("keeps a slow caller's spent allowance while many quick ones come and go", () => {
  const take = createRateLimiter();
  const slow = { perSecond: 1, burst: 100 };
  for (let count = 0; count < 100; count++) take('checks', slow, 0);
  // Ten seconds later, thousands of other callers have come, each with a full allowance again after two.
  for (let index = 0; index < 20_000; index++) take(`caller ${index}`, rate, 10_000);
  expect(take('checks', slow, 10_000).remaining).toBe(9);
});

it('forgets callers whose allowance is full, so many of them cost no memory', () => {
  const take = createRateLimiter();
  for (let index = 0; index < 20_000; index++) take(`caller ${index}`, rate, index * 10);
  expect(take('caller 0', rate, 300_000).remaining).toBe(19);
});
