import 'server-only';

import { type ActorView, nameActors } from '@/lib/audit-log/actors';
import { listEventsOf } from '@/lib/audit/repository';
import { requireIntegration } from '@/lib/integrations/repository';
import { type Context, requirePermission } from '@/lib/server/context';
import { decodeCursor, encodeCursor } from '@/lib/server/database/cursor';
import { invalid } from '@/lib/server/errors';

const PAGE = 30;

/** An event in the history of an integration. */
export interface IntegrationEvent {
  readonly id: string;
  /** As `thing.verb`: `integration.updated`. */
  readonly action: string;
  readonly actor: ActorView;
  /** ISO date-time. */
  readonly at: string;
  /** Names of changed fields, old and new plain values, fingerprints of secrets; never a secret. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface EventPage {
  readonly events: IntegrationEvent[];
  /** Where the next, older page begins; absent on the last one. */
  readonly nextCursor?: string;
}

/**
 * The history of an integration, newest first, 30 per page. In: `_id` or identifier, and the cursor of the previous
 * page. Throws AppError: forbidden, not_found, validation_failed for an invalid cursor.
 */
export async function listIntegrationEvents(
  ctx: Context,
  reference: string,
  { cursor }: { readonly cursor?: string | undefined } = {},
): Promise<EventPage> {
  requirePermission(ctx, 'integrations:read');
  const before = cursor === undefined ? undefined : decodeCursor(cursor);
  if (before === null) throw invalid('query.cursor', 'cursor must be one that a page before gave.');
  const { id } = await requireIntegration(ctx.environmentId, reference);
  const rows = await listEventsOf(ctx.environmentId, id, before, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const actorOf = await nameActors(ctx.organizationId, page);
  const last = page.at(-1);
  return {
    events: page.map((row) => ({
      id: row.id,
      action: row.action,
      actor: actorOf(row),
      at: row.createdAt.toISOString(),
      details: row.details,
    })),
    ...(rows.length > page.length && last ? { nextCursor: encodeCursor(last) } : {}),
  };
}
