import { insertAuditEvents } from '@/lib/audit/repository';
import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import { findProvider } from '@/lib/providers';
import { type Context, requirePermission } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import { inTransaction } from '@/lib/server/transaction';
import { newId, takeRandom } from '@/lib/server/random';

import { conflictOf } from '@/lib/integrations/conflict';
import { describeSecrets, openCredentials, sealCredentials } from '@/lib/integrations/credentials';
import { defaultIdentifier, identifierSuffix, SUFFIX_BYTES } from '@/lib/integrations/identifier';
import { UNRANKED } from './rerank';
import { insertIntegration, requireIntegration } from '@/lib/integrations/repository';
import type { IntegrationView } from '@/lib/integrations/types';
import { toIntegrationView } from '@/lib/integrations/view';

/** Names are at most this long; what is said of a copy takes its part. */
const LONGEST_NAME = 120;
const COPY = ' (copy)';

/**
 * Makes an inactive copy with the same credentials and conditions, under a name and identifier of its own. In: `_id`
 * or identifier. Throws AppError: forbidden, not_found, conflict where a provider may stand only once, or where the
 * credentials cannot be opened.
 */
export async function duplicateIntegration(ctx: Context, reference: string): Promise<IntegrationView> {
  requirePermission(ctx, 'integrations:write');
  const row = await requireIntegration(ctx.environmentId, reference);
  const credentials = openCredentials(row.credentials, row);
  if (!credentials)
    throw new AppError('conflict', 'The credentials cannot be opened with the encryption keys of this server.');
  const fingerprintKey = await fingerprintKeyOf(ctx.organizationId, ctx.environmentId);
  const place = { organizationId: ctx.organizationId, environmentId: ctx.environmentId, id: newId() };
  const name =
    Array.from(row.name)
      .slice(0, LONGEST_NAME - COPY.length)
      .join('') + COPY;
  const fields = findProvider(row.providerId)?.fields ?? [];
  try {
    return await inTransaction(async (tx) => {
      const copy = await insertIntegration(tx, {
        ...place,
        ...UNRANKED,
        name,
        identifier: defaultIdentifier(name, row.providerId, identifierSuffix(takeRandom(SUFFIX_BYTES))),
        providerId: row.providerId,
        channel: row.channel,
        singleton: row.singleton,
        credentials: sealCredentials(credentials, place),
        secrets: describeSecrets(credentials, fields, fingerprintKey, ctx.now) as object,
        active: false,
        conditions: row.conditions as object,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      });
      const details = { name, identifier: copy.identifier, copyOf: row.id };
      await insertAuditEvents(
        ctx,
        [{ action: 'integration.created', targetType: 'integration', targetId: copy.id, details }],
        tx,
      );
      return toIntegrationView(copy, 'public');
    });
  } catch (error) {
    throw conflictOf(error) ?? error;
  }
}
