import 'server-only';

import { randomBytes } from 'node:crypto';

import { AppError } from '@/lib/server/errors';
import { perProcess } from '@/lib/server/per-process';
import { processVault } from '@/lib/server/secrets/process-vault';
import { keyedDigest } from '@/lib/server/secrets/vault';

import { findEnvironment } from './repository';

/** Shorter values get no fingerprint: brute force could find them. */
const SHORTEST = 12;

/** Fingerprint keys by environment. They never change, so a process reads each once. */
const cache = perProcess('fingerprint-keys', () => new Map<string, Buffer>());

/** The place that an environment's encrypted fingerprint key is bound to. */
export const fingerprintKeyPlace = (organizationId: string, environmentId: string) =>
  `fingerprint-key/${organizationId}/${environmentId}`;

/** A new, encrypted fingerprint key for an environment that is being created. */
export function createFingerprintKey(organizationId: string, environmentId: string): string {
  return processVault().seal(randomBytes(32).toString('base64'), fingerprintKeyPlace(organizationId, environmentId));
}

/**
 * The key of an environment's fingerprints and request digests. Throws `unavailable` if none of the available
 * encryption keys decrypts it.
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

/** Distinguishes values without revealing them: 8 hex characters, or undefined for a short value. */
export function fingerprint(key: Buffer, value: string): string | undefined {
  return Array.from(value).length < SHORTEST ? undefined : keyedDigest(key, 'fingerprint', value).slice(0, 8);
}
