import 'server-only';

import { AppError } from '@/lib/server/errors';
import { perProcess } from '@/lib/server/per-process';

/** A caller's remaining allowance, as the RateLimit headers report it. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the full allowance is back. */
  readonly resetSeconds: number;
}

interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  at: number;
  /** When the allowance will be full again; from then on, forgetting the bucket loses nothing. */
  wholeAt: number;
}

/** How many other buckets each request inspects, in turn, and forgets if they are full. */
const LOOKED_AT = 2;

/** The default of SIGNALBOX_RATE_LIMIT, in requests per second for each key or person. */
export const DEFAULT_RATE_LIMIT = 100;

/** A check holds an outbound connection for up to ten seconds: checks get a twentieth of the rate, in larger bursts. */
const CHECK_SHARE = 20;

/**
 * Token buckets by name, in this process only: each of several processes grants the full rate. In: milliseconds of a
 * monotonic clock. Out: what is left. Throws `rate_limited`.
 * @internal
 */
export function createRateLimiter() {
  const buckets = new Map<string, Bucket>();
  return (name: string, { perSecond, burst }: Rate, nowMs: number): Allowance => {
    forgetWhole(buckets, nowMs);
    const bucket = buckets.get(name) ?? { tokens: burst, at: nowMs, wholeAt: nowMs };
    buckets.set(name, bucket);
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.at) / 1000) * perSecond);
    bucket.at = nowMs;
    bucket.wholeAt = nowMs + ((burst - bucket.tokens + 1) / perSecond) * 1000;
    if (bucket.tokens < 1) {
      const waitSeconds = Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
      throw new AppError('rate_limited', `Too many requests. Try again in ${waitSeconds} s.`, undefined, waitSeconds);
    }
    bucket.tokens -= 1;
    return {
      limit: burst,
      remaining: Math.floor(bucket.tokens),
      resetSeconds: Math.ceil((burst - bucket.tokens) / perSecond),
    };
  };
}

/** A Map keeps insertion order: a bucket that stays moves to the end, so the next call inspects the following ones. */
function forgetWhole(buckets: Map<string, Bucket>, nowMs: number): void {
  const first = [...take(buckets, LOOKED_AT)];
  for (const [name, bucket] of first) {
    buckets.delete(name);
    if (bucket.wholeAt > nowMs) buckets.set(name, bucket);
  }
}

function* take<T>(items: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const item of items) {
    if (left-- <= 0) return;
    yield item;
  }
}

/** Requests per second from SIGNALBOX_RATE_LIMIT, which startup has checked; 0: no limit. */
export function configuredRateLimit(): number {
  const limit = Number(process.env['SIGNALBOX_RATE_LIMIT'] || DEFAULT_RATE_LIMIT);
  return Number.isFinite(limit) && limit >= 0 ? limit : DEFAULT_RATE_LIMIT;
}

const takeToken = perProcess('rate-limiter', createRateLimiter);

/** Counts a caller's request; undefined if there is no limit. Throws `rate_limited`. */
export function limitRequests(caller: string): Allowance | undefined {
  const perSecond = configuredRateLimit();
  return perSecond === 0
    ? undefined
    : takeToken(`requests:${caller}`, { perSecond, burst: 2 * perSecond }, performance.now());
}

/** Counts a credentials check that a caller requests. Throws `rate_limited`. */
export function limitChecks(caller: string): void {
  const limit = configuredRateLimit();
  if (limit > 0) takeToken(`checks:${caller}`, { perSecond: limit / CHECK_SHARE, burst: limit }, performance.now());
}

/** A plan of an import says whether a secret equals the stored one: half a plan a second is enough for people. */
const PLANS: Rate = { perSecond: 0.5, burst: 30 };

/** Counts a plan of an import that a caller requests. Throws `rate_limited`. */
export function limitPlans(caller: string): void {
  if (configuredRateLimit() > 0) takeToken(`plans:${caller}`, PLANS, performance.now());
}
