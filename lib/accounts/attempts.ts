import 'server-only';

import { AppError } from '@/lib/server/errors';
import { configuredRateLimit } from '@/lib/server/http/rate-limit';
import { instanceSecret } from '@/lib/server/secrets/instance-secret';
import { keyedDigest } from '@/lib/server/secrets/vault';

import { countAttempt, deleteExpiredAttempts, forgetAttempts } from './repository';

const WINDOW_MS = 15 * 60 * 1000;

/** How many failures in a quarter of an hour: of one person at one place, of one place, of one person anywhere. */
const MOST = { pair: 5, place: 50, person: 50 } as const;

/** Who tries to sign in, and from which network address. */
export interface SignInAttempt {
  readonly email: string;
  readonly address: string;
}

/**
 * Counts a try to sign in before it is made, in the database, so that no number of processes or parallel tries gets
 * past it. A person's own tries elsewhere do not lock them out at home: the pair counts first.
 * Throws `rate_limited`, the same for addresses that exist and those that do not.
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

/** A person who signed in was no guesser: their own failures at this place are forgotten. */
export async function forgetSignIns(attempt: SignInAttempt): Promise<void> {
  await forgetAttempts((await keysOf(attempt)).pair);
}

/** Removes counts whose window is over; how many. */
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
