import 'server-only';

import { insertAuditEvents } from '@/lib/audit/repository';
import { refuseRejected } from '@/lib/checks/service';
import type { CheckVerdict } from '@/lib/checks/types';
import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import { askProvider } from '@/lib/integrations/check/ask-provider';
import { recordCheck } from '@/lib/integrations/check/check-history';
import { claimIdentifiers, conflictOf } from '@/lib/integrations/conflict';
import { sameCredentials } from '@/lib/integrations/credentials';
import { type IntegrationRow, requireIntegration, updateIntegration as updateRow } from '@/lib/integrations/repository';
import type { IntegrationView } from '@/lib/integrations/types';
import { toIntegrationView } from '@/lib/integrations/view';
import { findProvider } from '@/lib/providers';
import { type Context, requireOwnEnvironment, requirePermission } from '@/lib/server/context';
import { inTransaction, type Transaction } from '@/lib/server/database/transaction';
import { AppError } from '@/lib/server/errors';

import { applyUpdate } from './apply-update';
import { prepareUpdate, type RankWish, storedOf, type UpdateInput } from './prepare-update';
import { withoutReadOnly } from './read-only';
import { holdRanking, rerank } from './rerank';
import { type Precondition, requireLive } from './row-change';

export type UpdateOptions = Precondition & RankWish;

/** How often an update restarts if another writer changed the credentials after its check. */
const ATTEMPTS = 3;

/**
 * Changes an integration: fields that the body leaves out stay (docs/rules/api.md, "PUT /v1/integrations/:id"). In:
 * `_id` or identifier, and the body, unparsed. Values equal to the stored ones change nothing. With `check`, the
 * provider checks the credentials first.
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
  // Read before the transaction: waiting for a second connection inside it can starve all others, and itself.
  const fingerprintKey = await fingerprintKeyOf(ctx.organizationId, ctx.environmentId);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const row = await requireIntegration(ctx.environmentId, reference);
    const body = withoutReadOnly(row, input);
    const checked = await checkWhenAsked(ctx, row, body);
    try {
      const view = await inTransaction((tx) =>
        writeUpdate(tx, ctx, row, { body, wish: options, fingerprintKey }, { ...options, checked }),
      );
      if (view) return view;
    } catch (error) {
      throw conflictOf(error) ?? error;
    }
  }
  throw new AppError('conflict', 'The credentials were changed while they were checked. Try again.');
}

/** A verdict, and the row with the checked credentials. */
interface Checked {
  readonly row: IntegrationRow;
  readonly verdict: CheckVerdict;
}

/** Reports a bad body before anything is locked; checks with the provider if the body requests it. */
async function checkWhenAsked(ctx: Context, row: IntegrationRow, input: unknown): Promise<Checked | undefined> {
  const provider = findProvider(row.providerId);
  const { body, next } = applyUpdate(provider?.fields ?? [], storedOf(row), input);
  requireOwnEnvironment(ctx, body._environmentId);
  if (!body.check) return undefined;
  if (!provider) throw new AppError('conflict', 'The provider of this integration is no longer known here.');
  const verdict = await askProvider(ctx, provider, next.credentials);
  refuseRejected(verdict);
  return { row, verdict };
}

/**
 * The writes of an update, in the caller's transaction: row, ranking, audit event; none if nothing differs. Null if the
 * credentials have changed since the check. Throws as updateIntegration does.
 */
async function writeUpdate(
  tx: Transaction,
  ctx: Context,
  { id, channel }: IntegrationRow,
  input: UpdateInput,
  { checked, ...precondition }: Precondition & { readonly checked: Checked | undefined },
): Promise<IntegrationView | null> {
  const place = { environmentId: ctx.environmentId, channel };
  await holdRanking(tx, place);
  const row = await requireLive(tx, id, precondition);
  if (checked && !sameCredentials(checked.row, row)) return null;
  const update = prepareUpdate(ctx, row, input);
  const isChanged = update.changed.length > 0 || update.rerank !== null;
  if (!isChanged && !checked) return toIntegrationView(row, 'public');
  const { identifier } = update.fields;
  if (identifier !== row.identifier) await claimIdentifiers(tx, ctx.environmentId, [identifier]);
  const rank = update.rerank ? await rerank(tx, place, id, update.rerank) : {};
  const verdict = checked ? { lastCheck: checked.verdict } : {};
  const saved = await updateRow(tx, id, { ...rank, ...update.fields, ...verdict });
  if (checked) await recordCheck(tx, ctx, id, checked.verdict);
  if (isChanged) await insertAuditEvents(ctx, [update.eventOf(saved)], tx);
  return toIntegrationView(saved, 'public');
}
