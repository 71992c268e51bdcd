import 'server-only';

import { z } from 'zod';

import { insertAuditEvents } from '@/lib/audit/repository';
import { CHANNELS, isRankedChannel } from '@/lib/catalogue/channel';
import { findReplay, runOnce } from '@/lib/idempotency/service';
import type { IdempotentRequest, Outcome } from '@/lib/idempotency/types';
import { byRank } from '@/lib/integrations/candidate';
import { decryptCredentials } from '@/lib/integrations/credentials';
import { writtenCredentialsSchema } from '@/lib/integrations/private-keys';
import { promote, reorder } from '@/lib/integrations/ranking';
import { listRanked } from '@/lib/integrations/ranking-repository';
import {
  type IntegrationRow,
  listActive,
  requireIntegration,
  updateIntegration as updateRow,
} from '@/lib/integrations/repository';
import type { IntegrationView } from '@/lib/integrations/types';
import { toIntegrationView } from '@/lib/integrations/view';
import { findProvider } from '@/lib/providers';
import { type Context, requirePermission } from '@/lib/server/context';
import { inTransaction } from '@/lib/server/database/transaction';
import { AppError, invalid, toFieldErrors, validationError } from '@/lib/server/errors';

import { holdRanking, rerank } from './rerank';
import { type Precondition, requireLive, timeOfChange } from './row-change';

export interface SetPrimaryOptions extends Precondition {
  readonly idempotency?: IdempotentRequest | undefined;
}

/**
 * Makes an email or SMS integration the primary of its channel: activates it, empties its conditions and moves it to
 * the top; the rest keep their order. In: `_id` or identifier.
 * Throws AppError: forbidden, not_found, bad_request for other channels, validation_failed for an incomplete draft.
 */
export async function setPrimaryIntegration(
  ctx: Context,
  reference: string,
  { idempotency, ...precondition }: SetPrimaryOptions = {},
): Promise<Outcome<IntegrationView>> {
  requirePermission(ctx, 'integrations:write');
  const replayed = await findReplay<IntegrationView>(ctx, idempotency);
  if (replayed) return replayed;
  const { id, channel } = await requireIntegration(ctx.environmentId, reference);
  const place = { environmentId: ctx.environmentId, channel };
  if (!isRankedChannel(place.channel))
    throw new AppError('bad_request', 'Only channels email and sms have a primary integration.');
  return runOnce(ctx, idempotency, async (tx) => {
    await holdRanking(tx, place);
    const row = await requireLive(tx, id, precondition);
    if (row.primary) return toIntegrationView(row, 'public');
    requireComplete(row);
    const rank = await rerank(tx, place, id, (entries) => promote(entries, id));
    const saved = await updateRow(tx, id, { ...rank, active: true, conditions: [], updatedAt: timeOfChange(ctx, row) });
    const changed = [
      'primary',
      ...(row.active ? [] : ['active']),
      ...(row.conditions.length > 0 ? ['conditions'] : []),
    ];
    const entry = { action: 'integration.primary_set', targetType: 'integration', targetId: id, details: { changed } };
    await insertAuditEvents(ctx, [entry], tx);
    return toIntegrationView(saved, 'public');
  });
}

/** Throws `validation_failed`, naming each credential that an active integration needs. */
function requireComplete(row: IntegrationRow): void {
  if (row.active) return;
  const fields = findProvider(row.providerId)?.fields ?? [];
  const parsed = writtenCredentialsSchema(fields, 'active').safeParse(decryptCredentials(row) ?? {});
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues, ['credentials']));
}

/** The request body of an order. */
export const orderSchema = z.strictObject(
  {
    channel: z.enum(CHANNELS, { error: `channel must be one of: ${CHANNELS.join(', ')}.` }),
    // As many as the channel has; the body limit of 1 MiB bounds the list.
    ids: z.array(z.string({ error: 'An id must be text.' }), { error: 'ids must be a list of ids.' }),
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'The body must be a JSON object.' : undefined) },
);

/**
 * Orders all active integrations of an email or SMS channel, highest first; the primary stays first. In:
 * `{ channel, ids }`, `_id` or identifier each, unparsed. Out: the channel's active ones in that order.
 * Throws AppError: forbidden, bad_request for other channels, validation_failed.
 */
export async function orderIntegrations(ctx: Context, input: unknown): Promise<IntegrationView[]> {
  requirePermission(ctx, 'integrations:write');
  const parsed = orderSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const { channel, ids } = parsed.data;
  if (!isRankedChannel(channel))
    throw new AppError('bad_request', 'Only channels email and sms keep an order of priority.');
  const place = { environmentId: ctx.environmentId, channel };
  await inTransaction(async (tx) => {
    await holdRanking(tx, place);
    const before = await listRanked(tx, place.environmentId, channel);
    // By id or identifier; no text is the id of one and the identifier of another.
    const byName = new Map(before.flatMap(({ id, identifier }) => [[identifier, id] as const, [id, id] as const]));
    const known = ids.flatMap((text) => byName.get(text) ?? byName.get(text.toLowerCase()) ?? []);
    if (known.length !== ids.length || new Set(known).size !== before.length || known.length !== before.length)
      throw invalid('ids', `ids must name each active integration of the channel once; there are ${before.length}.`);
    const primary = before.find((entry) => entry.primary);
    if (primary && known[0] !== primary.id)
      throw invalid('ids[0]', 'The primary stays first. To change it: POST /v1/integrations/:id/set-primary.');
    if (before.every(({ id }, index) => id === known[index])) return;
    await rerank(tx, place, '', (entries) => reorder(entries, known));
    const details = { channel, ids: known };
    await insertAuditEvents(
      ctx,
      [{ action: 'integration.order_set', targetType: 'environment', targetId: ctx.environmentId, details }],
      tx,
    );
  });
  const rows = await listActive(ctx.environmentId, channel);
  return rows.toSorted(byRank).map((row) => toIntegrationView(row, 'public'));
}
