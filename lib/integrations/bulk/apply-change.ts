import { type Context, requirePermission } from '@/lib/server/context';
import { invalid } from '@/lib/server/errors';
import { optionalText, textOf } from '@/lib/server/outside-text';

import { type BulkChange, MOST_AT_ONCE } from './plan-changes';
import { orderIntegrations } from '@/lib/integrations/write/set-primary';
import { deleteIntegration, restoreIntegration } from '@/lib/integrations/write/remove';
import { updateIntegration } from '@/lib/integrations/write/update';

/**
 * The changes of a request, each for `applyBulkChange`. In: what came from outside. Throws AppError: forbidden for who
 * may change nothing, validation_failed for what is no list or a longer one than is carried out at once.
 */
export function requireBulkChanges(ctx: Context, input: unknown): readonly BulkChange[] {
  requirePermission(ctx, 'integrations:write');
  if (!Array.isArray(input) || input.length > MOST_AT_ONCE)
    throw invalid('changes', `changes must be a list of at most ${MOST_AT_ONCE}.`);
  return input as readonly BulkChange[];
}

/**
 * Carries out one change of many. In: it, from outside, so of any shape. Throws AppError as the verb behind it does, and
 * validation_failed for a change that is none.
 */
export async function applyBulkChange(ctx: Context, change: BulkChange): Promise<void> {
  switch (change?.kind) {
    case 'activate':
      await updateIntegration(ctx, textOf(change.id), { active: true }, { primary: change.primary === true });
      return;
    case 'deactivate': {
      const successorId = optionalText(change.successorId);
      await updateIntegration(ctx, textOf(change.id), { active: false }, { successorId });
      return;
    }
    case 'delete':
      await deleteIntegration(ctx, textOf(change.id), { successorId: optionalText(change.successorId) });
      return;
    case 'restore':
      await restoreIntegration(ctx, textOf(change.id), { primary: change.primary === true });
      return;
    case 'order':
      await orderIntegrations(ctx, { channel: change.channel, ids: change.ids });
      return;
    default:
      change satisfies never;
      throw invalid('kind', 'There is no such change.');
  }
}
