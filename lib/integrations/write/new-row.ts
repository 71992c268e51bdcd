import 'server-only';

import type { CheckVerdict } from '@/lib/checks/types';
import { describeSecrets, encryptCredentials, type RowPlace } from '@/lib/integrations/credentials';
import { defaultIdentifier, identifierSuffix, SUFFIX_BYTES } from '@/lib/integrations/identifier';
import type { NewRow } from '@/lib/integrations/repository';
import type { Context } from '@/lib/server/context';
import { newId, takeRandom } from '@/lib/server/secrets/random';

import type { ParsedCreate } from './create-input';

export interface NewRowSettings {
  /** The provider's verdict on the credentials, if they were checked. */
  readonly verdict?: CheckVerdict | undefined;
  /** The key of the environment's fingerprints. */
  readonly fingerprintKey: Buffer;
}

/** The place of a new row in the caller's environment, with a new id. */
export function newPlace({ organizationId, environmentId }: Context): RowPlace {
  return { organizationId, environmentId, id: newId() };
}

/** An unused identifier: from the name or the provider's id, with random characters. */
export function freeIdentifier(name: string, providerId: string): string {
  return defaultIdentifier(name, providerId, identifierSuffix(takeRandom(SUFFIX_BYTES)));
}

/** The row of a create. The insert assigns its rank. */
export function newRow(
  ctx: Context,
  { provider, credentials, conditions, channel, active, ...given }: ParsedCreate,
  { verdict, fingerprintKey }: NewRowSettings,
): NewRow {
  const place = newPlace(ctx);
  const name = given.name ?? provider.name;
  return {
    ...place,
    name,
    identifier: given.identifier ?? freeIdentifier(name, provider.id),
    providerId: provider.id,
    channel,
    singleton: provider.onePerEnvironment ? provider.id : null,
    ...encryptCredentials(credentials, provider.fields, place),
    secrets: describeSecrets(credentials, provider.fields, fingerprintKey, ctx.now),
    active,
    conditions,
    lastCheck: verdict ?? null,
    lastCheckedAt: verdict ? new Date(verdict.at) : null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    deletedAt: null,
    deletedBy: null,
  };
}
