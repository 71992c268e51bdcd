import { type ActorView, nameActors } from '@/lib/audit/actors';
import { listChecks } from '@/lib/checks/repository';
import type { CheckVerdict } from '@/lib/checks/types';
import { type Context, requirePermission } from '@/lib/server/context';

import { requireIntegration } from './repository';

/** How many checks are shown. */
const SHOWN = 30;

/** One check of a stored integration: the verdict, and who asked. */
export interface CheckView extends CheckVerdict {
  readonly id: string;
  readonly actor: ActorView;
}

/** The last 30 checks of an integration, newest first. In: `_id` or identifier. Throws `forbidden`, `not_found`. */
export async function listIntegrationChecks(ctx: Context, reference: string): Promise<CheckView[]> {
  requirePermission(ctx, 'integrations:read');
  const { id } = await requireIntegration(ctx.environmentId, reference);
  const rows = await listChecks(id, SHOWN);
  const actorOf = await nameActors(ctx.organizationId, rows);
  return rows.map((row) => ({ ...(row.verdict as unknown as CheckVerdict), id: row.id, actor: actorOf(row) }));
}
