import 'server-only';

import { deleteIntegration, restoreIntegration } from '@/lib/integrations/write/remove';
import { orderIntegrations } from '@/lib/integrations/write/set-primary';
import { updateIntegration } from '@/lib/integrations/write/update';
import { type Context, requirePermission } from '@/lib/server/context';
import { toFieldErrors, validationError } from '@/lib/server/errors';

import { bulkChangesSchema, bulkChangeSchema } from './change-schema';

/**
 * The changes of a request, each for `applyBulkChange`. In: the raw input. Throws AppError: forbidden if the caller may
 * change nothing, validation_failed if the input is not a list or has more changes than the limit.
 */
export function requireBulkChanges(ctx: Context, input: unknown): readonly unknown[] {
  requirePermission(ctx, 'integrations:write');
  const parsed = bulkChangesSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues, ['changes']));
  return parsed.data;
}

/**
 * Applies one change of many. In: the raw change, of any shape. Throws AppError as the operation does, and
 * validation_failed for an invalid change.
 */
export async function applyBulkChange(ctx: Context, input: unknown): Promise<void> {
  const parsed = bulkChangeSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const change = parsed.data;
  switch (change.kind) {
    case 'activate':
      await updateIntegration(ctx, change.id, { active: true }, { primary: change.primary === true });
      return;
    case 'deactivate':
      await updateIntegration(ctx, change.id, { active: false }, { successorId: change.successorId });
      return;
    case 'delete':
      await deleteIntegration(ctx, change.id, { successorId: change.successorId });
      return;
    case 'restore':
      await restoreIntegration(ctx, change.id, { primary: change.primary === true });
      return;
    case 'order':
      await orderIntegrations(ctx, { channel: change.channel, ids: change.ids });
      return;
    default:
      change satisfies never;
  }
}
