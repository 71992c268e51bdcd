import { insertAuditEvents } from '@/lib/audit/repository';
import type { Channel } from '@/lib/catalogue/channel';
import { refuseRejected } from '@/lib/checks/service';
import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { CheckVerdict } from '@/lib/checks/types';
import type { Conditions } from '@/lib/conditions/types';
import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import { findProvider } from '@/lib/providers';
import { type Context, requirePermission } from '@/lib/server/context';
import { AppError, validationError } from '@/lib/server/errors';
import { inTransaction, type Transaction } from '@/lib/server/transaction';

import { askProvider } from '@/lib/integrations/check/ask-provider';
import { recordCheck } from '@/lib/integrations/check/check-history';
import { claimIdentifier, conflictOf } from '@/lib/integrations/conflict';
import { describeSecrets, openCredentials, sealCredentials, type Secrets } from '@/lib/integrations/credentials';
import { requireOwnEnvironment } from '@/lib/server/context';
import { holdRanking, rerank } from './rerank';
import { enter, leave, promote, type RankEntry, setConditioned } from '@/lib/integrations/ranking';
import { type IntegrationRow, requireIntegration, updateIntegration as updateRow } from '@/lib/integrations/repository';
import { keptSecrets, type Precondition, requireLive, successorRanking, timeOfChange } from './row-change';
import type { IntegrationView } from '@/lib/integrations/types';
import { changeDetails } from './audit-details';
import { applyUpdate, type ParsedUpdate, type Stored } from './apply-update';
import { toIntegrationView } from '@/lib/integrations/view';

export interface UpdateOptions extends Precondition {
  /** Makes it the primary, when it ends up active and without conditions. */
  readonly primary?: boolean | undefined;
  /** Who follows, where this one stops being the primary: another active one without conditions, by `_id`. */
  readonly successorId?: string | undefined;
}

/** How often an update starts again when the credentials it had checked were changed by another meanwhile. */
const ATTEMPTS = 3;

/**
 * Changes an integration: what the body leaves out stays (api.md, PUT). In: `_id` or identifier, and the body,
 * unparsed. Values equal to the stored ones change nothing. With `check`, the provider is asked first.
 * Throws AppError: forbidden, not_found, bad_request, validation_failed, credentials_rejected, conflict,
 * precondition_failed.
 */
export async function updateIntegration(
  ctx: Context,
  reference: string,
  input: unknown,
  options: UpdateOptions = {},
): Promise<IntegrationView> {
  requirePermission(ctx, 'integrations:write');
  // Read before the transaction: one that waits for a second connection can starve all others, and itself.
  const fingerprintKey = await fingerprintKeyOf(ctx.organizationId, ctx.environmentId);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const row = await requireIntegration(ctx.environmentId, reference);
    const checked = await checkWhenAsked(ctx, row, input);
    try {
      const view = await inTransaction((tx) =>
        writeUpdate(tx, ctx, row, input, { ...options, fingerprintKey, checked }),
      );
      if (view) return view;
    } catch (error) {
      throw conflictOf(error) ?? error;
    }
  }
  throw new AppError('conflict', 'The credentials were changed while they were checked. Try again.');
}

/** A verdict, and the envelope it was given over. */
interface Checked {
  readonly envelope: string;
  readonly verdict: CheckVerdict;
}

/** Complains of a bad body before anything is locked; asks the provider when the body wants it. */
async function checkWhenAsked(ctx: Context, row: IntegrationRow, input: unknown): Promise<Checked | undefined> {
  const provider = findProvider(row.providerId);
  const { body, next } = applyUpdate(provider?.fields ?? [], storedOf(row), input);
  requireOwnEnvironment(ctx, body._environmentId);
  if (!body.check) return undefined;
  if (!provider) throw new AppError('conflict', 'The provider of this integration is no longer known here.');
  const verdict = await askProvider(ctx, provider, next.credentials);
  refuseRejected(verdict);
  return { envelope: row.credentials, verdict };
}

interface UpdateSettings extends UpdateOptions {
  readonly fingerprintKey: Buffer;
  readonly checked: Checked | undefined;
}

/**
 * The writes of an update, in the caller's transaction: row, ranking, audit event; none when nothing differs. Null when
 * the credentials are no longer those that were checked. Throws as updateIntegration.
 */
export async function writeUpdate(
  tx: Transaction,
  ctx: Context,
  { id, channel }: IntegrationRow,
  input: unknown,
  settings: UpdateSettings,
): Promise<IntegrationView | null> {
  const place = { environmentId: ctx.environmentId, channel: channel as Channel };
  await holdRanking(tx, place);
  const row = await requireLive(tx, id, settings);
  const { checked } = settings;
  if (checked && checked.envelope !== row.credentials) return null;
  const fields = findProvider(row.providerId)?.fields ?? [];
  const stored = storedOf(row);
  const update = applyUpdate(fields, stored, input);
  const change = rankChange(row, update, settings);
  if (update.changed.length === 0 && !change && !checked) return toIntegrationView(row, 'public');
  const { name, identifier, active, conditions, credentials } = update.next;
  if (identifier !== row.identifier) await claimIdentifier(tx, ctx.environmentId, identifier);
  const rank = change ? await rerank(tx, place, id, change) : {};
  const resealed = update.changed.some((what) => what.startsWith('credentials.'));
  if (resealed) refuseLoss(row, credentials, update.body.credentials);
  const described = resealed ? describeSecrets(credentials, fields, settings.fingerprintKey, ctx.now) : {};
  const secrets = keptSecrets(stored.credentials, credentials, row, described);
  const saved = await updateRow(tx, id, {
    ...rank,
    name,
    identifier,
    active,
    conditions: conditions as object,
    ...(resealed
      ? { credentials: sealCredentials(credentials, row), secrets: secrets as object, lastCheck: null }
      : {}),
    ...(checked ? { lastCheck: { ...checked.verdict } } : {}),
    updatedAt: update.changed.length > 0 || change ? timeOfChange(ctx, row) : row.updatedAt,
  });
  if (checked) await recordCheck(tx, ctx, id, checked.verdict);
  if (update.changed.length > 0 || change) {
    const details = changeDetails(row, saved, update, {
      fields,
      credentials: stored.credentials,
      secrets: resealed ? secrets : undefined,
    });
    await insertAuditEvents(
      ctx,
      [{ action: 'integration.updated', targetType: 'integration', targetId: id, details }],
      tx,
    );
  }
  return toIntegrationView(saved, 'public');
}

/**
 * An envelope that does not open may open again once its key is back: writing another over it must not lose what it
 * holds unseen. Throws `validation_failed`, at each secret that is neither sent again nor cleared.
 */
function refuseLoss(row: IntegrationRow, next: Credentials, patch: unknown): void {
  if (openCredentials(row.credentials, row)) return;
  const given = (patch ?? {}) as Readonly<Record<string, unknown>>;
  const lost = Object.keys(row.secrets as Secrets).filter((key) => !Object.hasOwn(next, key) && given[key] !== null);
  const message = 'The stored value cannot be opened with the encryption keys of this server. Send it again, or null.';
  if (lost.length > 0)
    throw validationError(Object.fromEntries(lost.map((key) => [`credentials.${key}`, { messages: [message] }])));
}

/** What an update does to the ranking of its channel; null when nothing. */
export function rankChange(
  row: IntegrationRow,
  { next }: { readonly next: Pick<ParsedUpdate['next'], 'active' | 'conditions'> },
  { primary, successorId }: UpdateOptions,
): ((entries: readonly RankEntry[]) => readonly RankEntry[]) | null {
  const [had, has] = [(row.conditions as unknown as Conditions).length > 0, next.conditions.length > 0];
  if (!next.active) return row.active ? (entries) => successorRanking(leave(entries, row.id), successorId) : null;
  if (primary && !has && !row.primary) return (entries) => promote(entries, row.id);
  if (!row.active) return (entries) => enter(entries, row.id, has);
  if (had === has) return null;
  return (entries) =>
    successorRanking(setConditioned(entries, row.id, has), has && row.primary ? successorId : undefined);
}

/** A row as an update is laid over it. */
export function storedOf(row: IntegrationRow): Stored {
  return {
    ...row,
    conditions: row.conditions as unknown as Conditions,
    credentials: openCredentials(row.credentials, row) ?? {},
  };
}
