import 'server-only';

import { randomBytes } from 'node:crypto';

import { AppError } from '@/lib/server/errors';
import { perProcess } from '@/lib/server/per-process';
import { processVault } from '@/lib/server/secrets/process-vault';
import { keyedDigest } from '@/lib/server/secrets/vault';

import { findEnvironment } from './repository';

/** Values shorter than this get no fingerprint: they could be found by trying. */
const SHORTEST = 12;

/** Keys by environment: they never change, so a process reads each once. */
const cache = perProcess('fingerprint-keys', () => new Map<string, Buffer>());

/** Where the key of an environment's fingerprints is sealed. */
export const fingerprintKeyPlace = (organizationId: string, environmentId: string) =>
  `fingerprint-key/${organizationId}/${environmentId}`;

/** A new sealed fingerprint key for an environment that is being made. */
export function createFingerprintKey(organizationId: string, environmentId: string): string {
  return processVault().seal(randomBytes(32).toString('base64'), fingerprintKeyPlace(organizationId, environmentId));
}

/**
 * The key of an environment's fingerprints and request digests. Throws `unavailable` when it cannot be opened with
 * the encryption keys at hand.
 */
export async function fingerprintKeyOf(organizationId: string, environmentId: string): Promise<Buffer> {
  const cached = cache.get(environmentId);
  if (cached) return cached;
  const row = await findEnvironment(organizationId, environmentId);
  const opened = row && processVault().open(row.fingerprintKey, fingerprintKeyPlace(organizationId, environmentId));
  if (!opened) {
    throw new AppError(
      'unavailable',
      'The encryption keys of this server do not open this environment. Restore SIGNALBOX_ENCRYPTION_KEYS.',
    );
  }
  const key = Buffer.from(opened, 'base64');
  cache.set(environmentId, key);
  return key;
}

/** Tells same from different without telling the value: 8 hex characters, or undefined for a short value. */
export function fingerprint(key: Buffer, value: string): string | undefined {
  return Array.from(value).length < SHORTEST ? undefined : keyedDigest(key, 'fingerprint', value).slice(0, 8);
}
