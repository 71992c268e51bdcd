import 'server-only';

import { randomBytes } from 'node:crypto';

import { db } from '@/lib/server/database/db';
import { AppError } from '@/lib/server/errors';

import { processVault } from './process-vault';

/** Where a secret of the installation is sealed. */
export const instanceSecretPlace = (name: string) => `instance/${name}`;

/**
 * A secret of the whole installation, made once and the same for every process on one database: 32 bytes, base64url.
 * Throws `unavailable` when it cannot be opened with the encryption keys at hand.
 */
export async function instanceSecret(name: string): Promise<string> {
  const place = instanceSecretPlace(name);
  const found = await db().instanceSecret.findUnique({ where: { name } });
  // Two processes that start at once may both make one: the first that is written counts for both.
  if (!found) {
    const value = processVault().seal(randomBytes(32).toString('base64url'), place);
    await db().instanceSecret.createMany({ data: [{ name, value }], skipDuplicates: true });
    return instanceSecret(name);
  }
  const secret = processVault().open(found.value, place);
  if (secret) return secret;
  throw new AppError(
    'unavailable',
    'The encryption keys of this server do not open its database. Restore SIGNALBOX_ENCRYPTION_KEYS.',
  );
}
