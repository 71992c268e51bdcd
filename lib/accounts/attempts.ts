import 'server-only';

import { timingSafeEqual } from 'node:crypto';

import ipaddr from 'ipaddr.js';

import { AppError } from '@/lib/server/errors';
import { configuredRateLimit } from '@/lib/server/http/rate-limit';
import { instanceSecret } from '@/lib/server/secrets/instance-secret';
import { keyedDigest } from '@/lib/server/secrets/vault';

import { recordLockout } from './lockout';
import { countAttempt, deleteExpiredAttempts, forgetAttempts, listAttempts, uncountAttempt } from './repository';

const WINDOW_MS = 15 * 60 * 1000;
/** How long an address, and a browser, are known to belong to a person who signed in there. */
const KNOWN_MS = 180 * 24 * 60 * 60 * 1000;

/** Allowed failures in fifteen minutes: per address, per person and address, per person. */
const MOST = { place: 50, pair: 5, person: 50 } as const;

type Kind = keyof typeof MOST;

/** Who tries to sign in, and from where. */
export interface SignInAttempt {
  readonly email: string;
  readonly address: string;
  /** The browser's token from an earlier sign-in of this person. */
  readonly device?: string | undefined;
}

/**
 * Counts a sign-in before it happens, as a failure; keepSignIn takes that back. The count is in the database, so extra
 * processes or parallel attempts cannot exceed it. Others' failures do not lock a person out of an address or a browser
 * where they have signed in before. A refused attempt writes nothing.
 * Throws `rate_limited`, the same for email addresses with and without an account.
 */
export async function countSignIn(attempt: SignInAttempt, now: Date): Promise<void> {
  if (configuredRateLimit() === 0) return;
  const keys = await keysOf(attempt);
  const counts = new Map((await listAttempts(Object.values(keys), now)).map((row) => [row.key, row]));
  const isKnown = counts.has(keys.known) || (await isDeviceOf(attempt, now));
  const limits = (['place', 'pair', 'person'] as const).filter((kind) => kind !== 'person' || !isKnown);
  for (const kind of limits) {
    const row = counts.get(keys[kind]);
    if (row && row.count >= MOST[kind]) throw heldUp(row.expiresAt, now);
  }
  for (const kind of limits) {
    const { count, expiresAt } = await countAttempt(keys[kind], now, new Date(now.getTime() + WINDOW_MS));
    if (count > MOST[kind]) throw heldUp(expiresAt, now);
    if (count === MOST[kind] && kind !== 'place') await recordLockout(attempt, kind, now);
  }
}

/**
 * A sign-in that succeeded: it does not count, and this address and browser are the person's from now on. Out: the
 * browser's token, for its cookie.
 */
export async function keepSignIn(
  attempt: SignInAttempt,
  now: Date,
): Promise<{ device: string; maxAgeSeconds: number }> {
  const keys = await keysOf(attempt);
  const ends = now.getTime() + KNOWN_MS;
  await forgetAttempts(keys.pair);
  for (const kind of ['place', 'person'] as const) await uncountAttempt(keys[kind]);
  await forgetAttempts(keys.known);
  await countAttempt(keys.known, now, new Date(ends));
  return { device: `${ends}.${await deviceDigest(attempt.email, ends)}`, maxAgeSeconds: KNOWN_MS / 1000 };
}

/** Removes counts of past windows and returns how many. */
export async function sweepAttempts(now: Date): Promise<number> {
  return deleteExpiredAttempts(now);
}

function heldUp(expiresAt: Date, now: Date): AppError {
  const waitSeconds = Math.max(1, Math.ceil((expiresAt.getTime() - now.getTime()) / 1000));
  const minutes = Math.ceil(waitSeconds / 60);
  return new AppError(
    'rate_limited',
    `Too many attempts to sign in. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    undefined,
    waitSeconds,
  );
}

async function isDeviceOf({ email, device = '' }: SignInAttempt, now: Date): Promise<boolean> {
  const [ends = '', digest = ''] = device.split('.');
  if (!/^\d{1,15}$/.test(ends) || Number(ends) <= now.getTime()) return false;
  const [given, own] = [Buffer.from(digest), Buffer.from(await deviceDigest(email, Number(ends)))];
  return given.length === own.length && timingSafeEqual(given, own);
}

async function deviceDigest(email: string, ends: number): Promise<string> {
  return keyedDigest(await secretOfAttempts(), 'sign-in device', `${personOf(email)}\n${ends}`);
}

const secretOfAttempts = async () => Buffer.from(await instanceSecret('attempts'), 'base64url');
const personOf = (email: string) => email.trim().toLowerCase();

async function keysOf({ email, address }: SignInAttempt): Promise<Record<Kind | 'known', string>> {
  const secret = await secretOfAttempts();
  const [person, place] = [personOf(email), placeOf(address)];
  return {
    place: keyedDigest(secret, 'sign-in place', place),
    pair: keyedDigest(secret, 'sign-in pair', `${person}\n${place}`),
    person: keyedDigest(secret, 'sign-in person', person),
    known: keyedDigest(secret, 'sign-in known', `${person}\n${place}`),
  };
}

/** The network of an address: of IPv6, one customer has 2^64 addresses (RFC 6177). */
function placeOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv6' ? `${parsed.toByteArray().slice(0, 8).join('.')}/64` : parsed.toString();
}
