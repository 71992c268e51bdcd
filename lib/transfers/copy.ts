import 'server-only';

import { insertAuditEvents } from '@/lib/audit/repository';
import { isRankedChannel } from '@/lib/catalogue/channel';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { type Credentials, isSecretKey } from '@/lib/catalogue/credentials-schema';
import { decryptCredentials, withoutSecrets } from '@/lib/integrations/credentials';
import { type IntegrationRow, listLive } from '@/lib/integrations/repository';
import { findProvider } from '@/lib/providers';
import type { Context } from '@/lib/server/context';
import type { Transaction } from '@/lib/server/database/transaction';
import { AppError, type FieldErrors, validationError } from '@/lib/server/errors';

import type { Written } from './apply';
import { inStableOrder } from './document';
import type { Decisions, SecretSource, Wanted } from './types';

/**
 * The wanted state of the target after a copy: the integrations of the source, with their order. The target's primary
 * stays. `only`: the requested identifiers, if the source holds only those. Throws `validation_failed` for an unknown
 * one, `conflict` for one whose credentials do not decrypt.
 */
export function wantedOf(
  source: readonly IntegrationRow[],
  target: readonly IntegrationRow[],
  only: readonly string[] | undefined,
): Wanted[] {
  const known = new Set(source.map(({ identifier }) => identifier));
  const targetOf = new Map(target.map((row) => [row.identifier, row]));
  const missing: FieldErrors = Object.fromEntries(
    (only ?? []).flatMap((identifier, index) =>
      known.has(identifier)
        ? []
        : [[`only[${index}]`, { messages: ['There is no such integration in the environment to copy from.'] }]],
    ),
  );
  if (Object.keys(missing).length > 0) throw validationError(missing);
  return inStableOrder(source).map((row, index) => ({
    place: `integrations[${index}]`,
    identifier: row.identifier,
    name: row.name,
    providerId: row.providerId,
    channel: row.channel,
    active: row.active,
    conditions: row.conditions,
    ...(row.active && isRankedChannel(row.channel) ? { priority: row.priority } : {}),
    ...credentialsOf(row, targetOf.get(row.identifier)),
  }));
}

function credentialsOf(row: IntegrationRow, there: IntegrationRow | undefined): Pick<Wanted, 'plain' | 'secrets'> {
  const opened = decryptCredentials(row);
  if (!opened)
    throw new AppError(
      'conflict',
      `The credentials of "${row.identifier}" cannot be opened with the encryption keys of this server. Leave it out.`,
    );
  const fields = findProvider(row.providerId)?.fields ?? [];
  const secrets = (Object.entries(opened) as [CredentialKey, Credentials[CredentialKey]][])
    .filter(([key]) => isSecretKey(fields, key))
    .map(([key, value]): [CredentialKey, SecretSource] => [key, { kind: 'stored', value }]);
  // Values that only the target has are emptied, in the form of an update.
  const emptied = withoutSecrets(there?.credentials ?? {}, fields);
  return {
    plain: {
      ...Object.fromEntries(Object.keys(emptied).map((key) => [key, ''])),
      ...withoutSecrets(opened, fields),
    },
    secrets: new Map(secrets),
  };
}

/** Distinguishes two states of the copied integrations, including their secrets. */
export function copyBasis(source: readonly IntegrationRow[], wanted: readonly Wanted[]): unknown {
  const names = new Set(wanted.map(({ identifier }) => identifier));
  return source
    .filter(({ identifier }) => names.has(identifier))
    .map(({ id, updatedAt }) => [id, updatedAt.toISOString()]);
}

/** For each integration whose stored secrets were copied, one event in each environment that names the other. */
export async function recordCopies(
  tx: Transaction,
  { from, to }: { readonly from: Context; readonly to: Context },
  written: readonly Written[],
  decisions: Decisions,
): Promise<void> {
  const copies = written.flatMap(({ entry, id }) => {
    const keys = entry.view.secrets
      .filter(
        ({ key, outcome }) => outcome === 'open' && decisions[`${entry.view.identifier}.${key}`]?.choice === 'copy',
      )
      .map(({ key }) => key);
    return keys.length > 0 ? [{ id, identifier: entry.view.identifier, keys }] : [];
  });
  if (copies.length === 0) return;
  const only = copies.map(({ identifier }) => identifier);
  const sources = new Map((await listLive(from.environmentId, { only, tx })).map((row) => [row.identifier, row.id]));
  await insertAuditEvents(
    from,
    copies.map(({ id, identifier, keys }) => ({
      action: 'integration.secrets_copied_out',
      targetType: 'integration',
      targetId: sources.get(identifier) ?? id,
      details: { keys, environmentId: to.environmentId, integrationId: id },
    })),
    tx,
  );
  await insertAuditEvents(
    to,
    copies.map(({ id, identifier, keys }) => ({
      action: 'integration.secrets_copied_in',
      targetType: 'integration',
      targetId: id,
      details: { keys, environmentId: from.environmentId, integrationId: sources.get(identifier) ?? null },
    })),
    tx,
  );
}
