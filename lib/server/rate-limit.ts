import 'server-only';
import { AppError } from './errors';
import { perProcess } from './per-process';

/** What a caller has left, as the RateLimit headers tell it. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until all of it is there again. */
  readonly resetSeconds: number;
}

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Past this many callers, those whose allowance is whole again are forgotten. */
const MOST_BUCKETS = 10_000;

/** The default of SIGNALBOX_RATE_LIMIT, in requests a second for each key or person. */
export const DEFAULT_RATE_LIMIT = 100;

/** A check holds a connection to the outside for up to ten seconds: a twentieth of the requests, in larger bursts. */
const CHECK_SHARE = 20;

/**
 * Token buckets by name, in this process alone: with several processes each grants the rate. In: milliseconds of a
 * clock that only moves forward. Out: what is left. Throws `rate_limited`.
 */
export function createRateLimiter() {
  const buckets = new Map<string, Bucket>();
  return (name: string, { perSecond, burst }: Rate, nowMs: number): Allowance => {
    if (buckets.size >= MOST_BUCKETS) forgetWhole(buckets, perSecond, burst, nowMs);
    const bucket = buckets.get(name) ?? { tokens: burst, at: nowMs };
    buckets.set(name, bucket);
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.at) / 1000) * perSecond);
    bucket.at = nowMs;
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

function forgetWhole(buckets: Map<string, Bucket>, perSecond: number, burst: number, nowMs: number): void {
  const wholeMs = (burst / perSecond) * 1000;
  for (const [name, { at }] of buckets) if (nowMs - at >= wholeMs) buckets.delete(name);
}

/** Requests a second, from SIGNALBOX_RATE_LIMIT, which the start has checked; 0: no limit at all. */
export function configuredRateLimit(): number {
  const limit = Number(process.env['SIGNALBOX_RATE_LIMIT'] || DEFAULT_RATE_LIMIT);
  return Number.isFinite(limit) && limit >= 0 ? limit : DEFAULT_RATE_LIMIT;
}

const take = perProcess('rate-limiter', createRateLimiter);

/** Counts a request of a caller; undefined when there is no limit. Throws `rate_limited`. */
export function limitRequests(caller: string): Allowance | undefined {
  const perSecond = configuredRateLimit();
  return perSecond === 0
    ? undefined
    : take(`requests:${caller}`, { perSecond, burst: 2 * perSecond }, performance.now());
}

/** Counts a check of credentials that a caller asks for. Throws `rate_limited`. */
export function limitChecks(caller: string): void {
  const limit = configuredRateLimit();
  if (limit > 0) take(`checks:${caller}`, { perSecond: limit / CHECK_SHARE, burst: limit }, performance.now());
}
