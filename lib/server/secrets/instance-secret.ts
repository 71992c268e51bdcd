import 'server-only';

import { randomBytes } from 'node:crypto';

import { db } from '@/lib/server/database/db';
import { AppError } from '@/lib/server/errors';

import { processVault } from './process-vault';

/** The place that an installation's secret is bound to. */
export const instanceSecretPlace = (name: string) => `instance/${name}`;

/**
 * A secret of the whole installation, generated once and the same for every process on one database: 32 bytes,
 * base64url. Throws `unavailable` if none of the available encryption keys decrypts it.
 */
export async function instanceSecret(name: string): Promise<string> {
  const place = instanceSecretPlace(name);
  const found = await db().instanceSecret.findUnique({ where: { name } });
  // Two processes that start at once may both generate one: the first one written counts for both.
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
