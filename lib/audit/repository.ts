import 'server-only';

import { actorId, type Context } from '@/lib/server/context';
import { db } from '@/lib/server/database/db';
import type { Transaction } from '@/lib/server/database/transaction';
import type { AuditEvent } from '@/lib/server/generated/client';
import { newId } from '@/lib/server/secrets/random';

export type AuditEventRow = AuditEvent;

export interface AuditEntry {
  /** The action as `thing.verb`: `integration.created`. */
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  /** Names of changed fields and fingerprints; never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The parts of a context that an event records. Without an environment, the event concerns the whole organization. */
export interface AuditContext extends Pick<Context, 'organizationId' | 'actor' | 'requestId' | 'now'> {
  readonly environmentId: string | null;
}

/** Writes events in the caller's transaction, or on its own if nothing else changes (reads of credentials). */
export async function insertAuditEvents(
  ctx: AuditContext,
  entries: readonly AuditEntry[],
  tx: Transaction = db(),
): Promise<void> {
  if (entries.length === 0) return;
  // Raw SQL: every change writes an event, and Prisma plans a createMany at each call.
  await tx.$executeRaw`
    INSERT INTO audit_events (id, organization_id, environment_id, actor_type, actor_id, action, target_type, target_id,
      details, request_id, created_at)
    SELECT * FROM json_to_recordset(${JSON.stringify(entries.map((entry) => rowOf(ctx, entry)))}::json) AS event(
      "id" uuid, "organizationId" uuid, "environmentId" uuid, "actorType" text, "actorId" text, "action" text,
      "targetType" text, "targetId" text, "details" jsonb, "requestId" text, "createdAt" timestamptz)`;
}

function rowOf(ctx: AuditContext, entry: AuditEntry): AuditEventRow {
  return {
    id: newId(),
    organizationId: ctx.organizationId,
    environmentId: ctx.environmentId,
    actorType: ctx.actor.type,
    actorId: actorId(ctx.actor),
    action: entry.action,
    targetType: entry.targetType,
    targetId: entry.targetId,
    details: entry.details ?? {},
    requestId: ctx.requestId,
    createdAt: ctx.now,
  };
}

/** The places of a thing that changed after a time, from its update events, oldest first. */
export async function listChangesSince(tx: Transaction, targetId: string, since: Date): Promise<string[]> {
  const events = await tx.auditEvent.findMany({
    where: { targetId, createdAt: { gt: since } },
    select: { details: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 100,
  });
  const places = events.flatMap(({ details }) => {
    const changed = typeof details === 'object' && details !== null && 'changed' in details ? details['changed'] : [];
    return Array.isArray(changed) ? changed.filter((place) => typeof place === 'string') : [];
  });
  return [...new Set(places)];
}

/** The events of a thing in an environment, newest first; `before`: only events older than this one. */
export async function listEventsOf(
  environmentId: string,
  targetId: string,
  before: { readonly createdAt: Date; readonly id: string } | undefined,
  take: number,
): Promise<AuditEventRow[]> {
  const older = before
    ? { OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }] }
    : {};
  return db().auditEvent.findMany({
    where: { environmentId, targetId, ...older },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
  });
}
