import 'server-only';

import type { Credentials } from '@/lib/catalogue/credentials-schema';
import { findProvider } from '@/lib/providers';

import { canDecrypt, decryptCredentials, withoutSecrets } from './credentials';
import type { IntegrationRow } from './repository';
import type { IntegrationView } from './types';

/** Which credentials a view contains: those that are not secret, or all for a caller who may read them. */
export type Disclosure = 'public' | 'whole';

/**
 * A row as the API's integration object: the only way a row leaves the server. `public`: decrypts nothing, and judges
 * from the row alone whether the secrets can be decrypted. If they cannot be, the view says so and contains only what
 * is not secret.
 */
export function toIntegrationView(row: IntegrationRow, disclosure: Disclosure): IntegrationView {
  if (disclosure === 'public') return viewOf(row, plainOf(row), canDecrypt(row));
  const whole = decryptCredentials(row);
  return viewOf(row, whole ?? plainOf(row), whole !== null);
}

/** The public view of one integration, after an attempt to decrypt its secrets: not for lists. */
export function toTriedView(row: IntegrationRow): IntegrationView {
  return viewOf(row, plainOf(row), decryptCredentials(row) !== null);
}

/** Leaves out fields that the provider has declared secret since the row was stored. */
const plainOf = ({ credentials, providerId }: IntegrationRow) =>
  withoutSecrets(credentials, findProvider(providerId)?.fields ?? []);

function viewOf(row: IntegrationRow, credentials: Credentials, isUsable: boolean): IntegrationView {
  return {
    _id: row.id,
    _environmentId: row.environmentId,
    _organizationId: row.organizationId,
    name: row.name,
    identifier: row.identifier,
    providerId: row.providerId,
    channel: row.channel,
    credentials,
    secrets: row.secrets,
    active: row.active,
    deleted: row.deletedAt !== null,
    ...(row.deletedAt ? { deletedAt: row.deletedAt.toISOString() } : {}),
    ...(row.deletedBy ? { deletedBy: row.deletedBy } : {}),
    primary: row.primary,
    priority: row.priority,
    conditions: row.conditions,
    ...(row.lastCheck ? { lastCheck: row.lastCheck } : {}),
    ...(isUsable ? {} : { needsCredentials: true as const }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
