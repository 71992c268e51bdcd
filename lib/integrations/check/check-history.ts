import 'server-only';

import { type ActorView, nameActors } from '@/lib/audit-log/actors';
import { insertCheck, listChecks } from '@/lib/checks/repository';
import type { CheckVerdict } from '@/lib/checks/types';
import { requireIntegration } from '@/lib/integrations/repository';
import { actorId, type Context, requirePermission } from '@/lib/server/context';
import type { Transaction } from '@/lib/server/database/transaction';
import { newId } from '@/lib/server/secrets/random';

/** One check of a stored integration: the verdict, and who requested it. */
export interface CheckView extends CheckVerdict {
  readonly id: string;
  readonly actor: ActorView;
}

/** The last 30 checks of an integration, newest first. In: `_id` or identifier. Throws `forbidden`, `not_found`. */
export async function listIntegrationChecks(ctx: Context, reference: string): Promise<CheckView[]> {
  requirePermission(ctx, 'integrations:read');
  const { id } = await requireIntegration(ctx.environmentId, reference);
  const rows = await listChecks(id);
  const actorOf = await nameActors(ctx.organizationId, rows);
  return rows.map((row) => ({ ...row.verdict, id: row.id, actor: actorOf(row) }));
}

/** Adds a verdict on stored credentials to the integration's history, with the person who requested it. */
export function recordCheck(
  tx: Transaction,
  ctx: Context,
  integrationId: string,
  verdict: CheckVerdict,
): Promise<void> {
  const asked = { id: newId(), actorType: ctx.actor.type, actorId: actorId(ctx.actor), createdAt: ctx.now };
  return insertCheck(tx, { ...asked, integrationId, verdict });
}
