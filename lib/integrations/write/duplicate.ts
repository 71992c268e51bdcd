import 'server-only';

import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import { conflictOf } from '@/lib/integrations/conflict';
import { decryptCredentials, describeSecrets, encryptCredentials } from '@/lib/integrations/credentials';
import { requireIntegration } from '@/lib/integrations/repository';
import type { IntegrationView } from '@/lib/integrations/types';
import { toIntegrationView } from '@/lib/integrations/view';
import { findProvider } from '@/lib/providers';
import { type Context, requirePermission } from '@/lib/server/context';
import { inTransaction } from '@/lib/server/database/transaction';
import { AppError } from '@/lib/server/errors';

import { insertNew } from './insert';
import { freeIdentifier, newPlace } from './new-row';
import { UNRANKED } from './rerank';

/** The longest name; the suffix of a copy counts toward it. */
const LONGEST_NAME = 120;
const COPY = ' (copy)';

/**
 * Creates an inactive copy with the same credentials and conditions, under its own name and identifier. In: `_id` or
 * identifier. Throws AppError: forbidden, not_found, conflict if the provider allows only one integration, or if the
 * credentials cannot be decrypted.
 */
export async function duplicateIntegration(ctx: Context, reference: string): Promise<IntegrationView> {
  requirePermission(ctx, 'integrations:write');
  const original = await requireIntegration(ctx.environmentId, reference);
  const credentials = decryptCredentials(original);
  if (!credentials)
    throw new AppError('conflict', 'The credentials cannot be opened with the encryption keys of this server.');
  const fingerprintKey = await fingerprintKeyOf(ctx.organizationId, ctx.environmentId);
  const { providerId, channel, singleton, conditions } = original;
  const fields = findProvider(providerId)?.fields ?? [];
  const place = newPlace(ctx);
  const name =
    Array.from(original.name)
      .slice(0, LONGEST_NAME - COPY.length)
      .join('') + COPY;
  const row = {
    ...place,
    ...encryptCredentials(credentials, fields, place),
    name,
    identifier: freeIdentifier(name, providerId),
    providerId,
    channel,
    singleton,
    secrets: describeSecrets(credentials, fields, fingerprintKey, ctx.now),
    active: false,
    conditions,
    lastCheck: null,
    lastCheckedAt: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    deletedAt: null,
    deletedBy: null,
  };
  try {
    await inTransaction((tx) => insertNew(tx, ctx, [{ row, isNamed: false, copyOf: original.id }]));
  } catch (error) {
    throw conflictOf(error) ?? error;
  }
  return toIntegrationView({ ...row, ...UNRANKED }, 'public');
}
