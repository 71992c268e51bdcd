import 'server-only';

import type { Credentials } from '@/lib/catalogue/credentials-schema';
import { decryptCredentials, describeSecrets, encryptCredentials } from '@/lib/integrations/credentials';
import { enter, leave, promote, type RankEntry, setConditioned } from '@/lib/integrations/ranking';
import type { IntegrationRow } from '@/lib/integrations/repository';
import { findProvider } from '@/lib/providers';
import type { Context } from '@/lib/server/context';
import { validationError } from '@/lib/server/errors';

import { applyUpdate, type ParsedUpdate, type Stored } from './apply-update';
import { changeDetails } from './audit-details';
import { keptSecrets, successorRanking, timeOfChange } from './row-change';

/** The requested changes of the ranking. */
export interface RankWish {
  /** Makes it the primary if it ends up active and without conditions. */
  readonly primary?: boolean | undefined;
  /** The next primary if this one stops being it: another active one without conditions, by `_id`. */
  readonly successorId?: string | undefined;
}

export interface UpdateInput {
  /** The body, unparsed. */
  readonly body: unknown;
  readonly wish: RankWish;
  /** The key of the environment's fingerprints. */
  readonly fingerprintKey: Buffer;
}

/** What an update writes. */
export interface PreparedUpdate {
  /** The fields that differ: `name`, `conditions`, `credentials.apiKey`; may be empty. */
  readonly changed: readonly string[];
  /** The effect on the ranking of its channel; null if none. */
  readonly rerank: RankChange | null;
  /** The fields to write, without the rank. */
  readonly fields: Partial<IntegrationRow> & Pick<IntegrationRow, 'identifier'>;
  /** The event of the change, once the rank is known. */
  readonly eventOf: (saved: IntegrationRow) => UpdateEvent;
}

interface UpdateEvent {
  readonly action: 'integration.updated';
  readonly targetType: 'integration';
  readonly targetId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

type RankChange = (entries: readonly RankEntry[]) => readonly RankEntry[];

/** Merges a body into a stored row. Writes nothing. Throws as applyUpdate does. */
export function prepareUpdate(
  ctx: Context,
  row: IntegrationRow,
  { body, wish, fingerprintKey }: UpdateInput,
  stored: Stored = storedOf(row),
): PreparedUpdate {
  const fields = findProvider(row.providerId)?.fields ?? [];
  const update = applyUpdate(fields, stored, body);
  const { name, identifier, active, conditions, credentials } = update.next;
  const isReencrypted = update.changed.some((what) => what.startsWith('credentials.'));
  if (isReencrypted) refuseLoss(row, credentials, update.body.credentials);
  const described = isReencrypted ? describeSecrets(credentials, fields, fingerprintKey, ctx.now) : {};
  const secrets = keptSecrets(stored.credentials, credentials, row, described);
  const rerank = rankChange(row, update, wish);
  const isChanged = update.changed.length > 0 || rerank !== null;
  return {
    changed: update.changed,
    rerank,
    fields: {
      name,
      identifier,
      active,
      conditions,
      ...(isReencrypted ? { ...encryptCredentials(credentials, fields, row), secrets, lastCheck: null } : {}),
      updatedAt: isChanged ? timeOfChange(ctx, row) : row.updatedAt,
    },
    eventOf: (saved) => ({
      action: 'integration.updated',
      targetType: 'integration',
      targetId: row.id,
      details: changeDetails(row, saved, update, {
        fields,
        credentials: stored.credentials,
        secrets: isReencrypted ? secrets : undefined,
      }),
    }),
  };
}

/** A row in the form that an update is merged into. Secrets that cannot be decrypted are missing. */
export function storedOf(row: IntegrationRow): Stored {
  return { ...row, credentials: decryptCredentials(row) ?? row.credentials };
}

/**
 * An envelope that does not decrypt may become readable once its key is back: a new envelope must not discard its
 * secrets. Throws `validation_failed`, at each secret that is neither sent again nor cleared.
 */
function refuseLoss(row: IntegrationRow, next: Credentials, patch: unknown): void {
  if (decryptCredentials(row)) return;
  const given = (patch ?? {}) as Readonly<Record<string, unknown>>;
  const lost = Object.keys(row.secrets).filter((key) => !Object.hasOwn(next, key) && given[key] !== null);
  const message = 'The stored value cannot be opened with the encryption keys of this server. Send it again, or null.';
  if (lost.length > 0)
    throw validationError(Object.fromEntries(lost.map((key) => [`credentials.${key}`, { messages: [message] }])));
}

/** The effect of an update on the ranking of its channel; null if none. */
export function rankChange(
  row: IntegrationRow,
  { next }: { readonly next: Pick<ParsedUpdate['next'], 'active' | 'conditions'> },
  { primary, successorId }: RankWish,
): RankChange | null {
  const [had, has] = [row.conditions.length > 0, next.conditions.length > 0];
  if (!next.active) return row.active ? (entries) => successorRanking(leave(entries, row.id), successorId) : null;
  if (primary && !has && !row.primary) return (entries) => promote(entries, row.id);
  if (!row.active) return (entries) => enter(entries, row.id, has);
  if (had === has) return null;
  return (entries) =>
    successorRanking(setConditioned(entries, row.id, has), has && row.primary ? successorId : undefined);
}
