import 'server-only';

import { AppError } from '@/lib/server/errors';
import { configuredRateLimit } from '@/lib/server/http/rate-limit';
import { instanceSecret } from '@/lib/server/secrets/instance-secret';
import { keyedDigest } from '@/lib/server/secrets/vault';

import { countAttempt, deleteExpiredAttempts, forgetAttempts } from './repository';

const WINDOW_MS = 15 * 60 * 1000;

/** Allowed failures in fifteen minutes: per person and address, per address, per person. */
const MOST = { pair: 5, place: 50, person: 50 } as const;

/** Who tries to sign in, and from which network address. */
export interface SignInAttempt {
  readonly email: string;
  readonly address: string;
}

/**
 * Counts a sign-in attempt before it happens. The count is in the database, so extra processes or parallel attempts
 * cannot exceed it. The person-and-address pair counts first, so failures elsewhere do not lock a person out at home.
 * Throws `rate_limited`, the same for email addresses with and without an account.
 */
export async function countSignIn(attempt: SignInAttempt, now: Date): Promise<void> {
  if (configuredRateLimit() === 0) return;
  for (const [kind, key] of Object.entries(await keysOf(attempt))) {
    const { count, expiresAt } = await countAttempt(key, now, new Date(now.getTime() + WINDOW_MS));
    if (count <= MOST[kind as keyof typeof MOST]) continue;
    const waitSeconds = Math.max(1, Math.ceil((expiresAt.getTime() - now.getTime()) / 1000));
    const minutes = Math.ceil(waitSeconds / 60);
    throw new AppError(
      'rate_limited',
      `Too many attempts to sign in. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
      undefined,
      waitSeconds,
    );
  }
}

/** Forgets a person's failures at this address after they signed in. */
export async function forgetSignIns(attempt: SignInAttempt): Promise<void> {
  await forgetAttempts((await keysOf(attempt)).pair);
}

/** Removes counts of past windows and returns how many. */
export async function sweepAttempts(now: Date): Promise<number> {
  return deleteExpiredAttempts(now);
}

async function keysOf({ email, address }: SignInAttempt): Promise<Record<keyof typeof MOST, string>> {
  const secret = Buffer.from(await instanceSecret('attempts'), 'base64url');
  const person = email.trim().toLowerCase();
  return {
    pair: keyedDigest(secret, 'sign-in pair', `${person}\n${address}`),
    place: keyedDigest(secret, 'sign-in place', address),
    person: keyedDigest(secret, 'sign-in person', person),
  };
}
