import 'server-only';

import { insertAuditEvents } from '@/lib/audit/repository';
import { claimIdentifiers, conflictOf } from '@/lib/integrations/conflict';
import { admit, leave } from '@/lib/integrations/ranking';
import {
  findDeletedIntegration,
  lockIntegration,
  requireIntegration,
  updateIntegration as updateRow,
} from '@/lib/integrations/repository';
import type { IntegrationView } from '@/lib/integrations/types';
import { toIntegrationView } from '@/lib/integrations/view';
import { actorId, type Context, requirePermission } from '@/lib/server/context';
import { inTransaction } from '@/lib/server/database/transaction';
import { AppError } from '@/lib/server/errors';

import { holdRanking, rerank, UNRANKED } from './rerank';
import { type Precondition, requireLive, successorRanking, timeOfChange } from './row-change';

export interface DeleteOptions extends Precondition {
  /** The next primary: another active integration without conditions, by `_id`. By default, the next by priority. */
  readonly successorId?: string | undefined;
}

/**
 * Deletes an integration in a way that can be undone; its identifier is free at once. In: `_id` or identifier. Out: the
 * deleted integration. Throws AppError: forbidden, not_found, precondition_failed, validation_failed.
 */
export async function deleteIntegration(
  ctx: Context,
  reference: string,
  { successorId, ...precondition }: DeleteOptions = {},
): Promise<IntegrationView> {
  requirePermission(ctx, 'integrations:write');
  const { id, channel } = await requireIntegration(ctx.environmentId, reference);
  const place = { environmentId: ctx.environmentId, channel };
  return inTransaction(async (tx) => {
    await holdRanking(tx, place);
    const row = await requireLive(tx, id, precondition);
    if (row.active) await rerank(tx, place, id, (entries) => successorRanking(leave(entries, id), successorId));
    const at = timeOfChange(ctx, row);
    const saved = await updateRow(tx, id, { ...UNRANKED, deletedAt: at, deletedBy: actorId(ctx.actor), updatedAt: at });
    const details = { name: row.name, identifier: row.identifier, active: row.active, primary: row.primary };
    await insertAuditEvents(
      ctx,
      [{ action: 'integration.deleted', targetType: 'integration', targetId: id, details }],
      tx,
    );
    return toIntegrationView(saved, 'public');
  });
}

/**
 * Restores a deleted integration; as primary only on request, and if it may be primary. In: its `_id`.
 * Throws AppError: forbidden, not_found, conflict if its identifier or its only place has been taken since.
 */
export async function restoreIntegration(
  ctx: Context,
  id: string,
  { primary = false }: { readonly primary?: boolean } = {},
): Promise<IntegrationView> {
  requirePermission(ctx, 'integrations:write');
  const found = await findDeletedIntegration(ctx.environmentId, id);
  if (!found) throw notDeleted();
  const place = { environmentId: ctx.environmentId, channel: found.channel };
  try {
    return await inTransaction(async (tx) => {
      await holdRanking(tx, place);
      const row = await lockIntegration(tx, found.id);
      if (!row?.deletedAt) throw notDeleted();
      await claimIdentifiers(tx, ctx.environmentId, [row.identifier]);
      const conditioned = row.conditions.length > 0;
      const rank = row.active
        ? await rerank(tx, place, row.id, (entries) => admit(entries, row.id, conditioned, primary))
        : UNRANKED;
      const updatedAt = timeOfChange(ctx, row);
      const saved = await updateRow(tx, row.id, { ...rank, deletedAt: null, deletedBy: null, updatedAt });
      const details = { name: row.name, identifier: row.identifier };
      await insertAuditEvents(
        ctx,
        [{ action: 'integration.restored', targetType: 'integration', targetId: row.id, details }],
        tx,
      );
      return toIntegrationView(saved, 'public');
    });
  } catch (error) {
    throw conflictOf(error) ?? error;
  }
}

const notDeleted = () => new AppError('not_found', 'There is no such deleted integration in this environment.');
