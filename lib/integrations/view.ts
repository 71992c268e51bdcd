import type { Channel } from '@/lib/catalogue/channel';
import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { CheckVerdict } from '@/lib/checks/types';
import type { Conditions } from '@/lib/conditions/types';
import { findProvider } from '@/lib/providers';

import { openCredentials, type Secrets, withoutSecrets } from './credentials';
import type { IntegrationRow } from './repository';
import type { IntegrationView } from './types';

/** What of the credentials goes into a view: what is not secret, or all of it for a caller who may read them. */
export type Disclosure = 'public' | 'whole';

/**
 * A row as the API's integration object: the only way a row leaves the server. A row whose envelope does not open
 * has no credentials and is marked so. `opened`: its credentials, where the caller has just sealed them.
 */
export function toIntegrationView(
  row: IntegrationRow,
  disclosure: Disclosure,
  opened: Credentials | null = openCredentials(row.credentials, row),
): IntegrationView {
  const fields = findProvider(row.providerId)?.fields ?? [];
  const shown = disclosure === 'whole' ? opened : withoutSecrets(opened ?? {}, fields);
  return {
    _id: row.id,
    _environmentId: row.environmentId,
    _organizationId: row.organizationId,
    name: row.name,
    identifier: row.identifier,
    providerId: row.providerId,
    channel: row.channel as Channel,
    credentials: shown ?? {},
    secrets: row.secrets as Secrets,
    active: row.active,
    deleted: row.deletedAt !== null,
    ...(row.deletedAt ? { deletedAt: row.deletedAt.toISOString() } : {}),
    ...(row.deletedBy ? { deletedBy: row.deletedBy } : {}),
    primary: row.primary,
    priority: row.priority,
    conditions: row.conditions as unknown as Conditions,
    ...(row.lastCheck ? { lastCheck: row.lastCheck as unknown as CheckVerdict } : {}),
    ...(opened ? {} : { needsCredentials: true as const }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
