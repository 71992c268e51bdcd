import 'server-only';

import type { AuditEventRow } from '@/lib/audit/repository';
import { db } from '@/lib/server/database/db';
import { Prisma } from '@/lib/server/generated/client';

import type { AuditQuery } from './log-query';

/** An event of the log, with the current names of its actor and target. */
export interface AuditLogRow extends AuditEventRow {
  readonly actorName: string | null;
  readonly environmentName: string | null;
  readonly environmentColor: string | null;
  readonly targetName: string | null;
  readonly identifier: string | null;
  readonly providerId: string | null;
  readonly targetEnvironmentId: string | null;
  readonly isLive: boolean;
}

/**
 * Events of an organization with all names, in one query: newest first or, with `after`, the ones next to that
 * position, oldest first. The page is cut before the joins.
 */
export async function listAuditLog(organizationId: string, query: AuditQuery, take: number): Promise<AuditLogRow[]> {
  const order = query.after ? Prisma.raw('ASC') : Prisma.raw('DESC');
  return db().$queryRaw<AuditLogRow[]>`
    WITH page AS (
      SELECT e.*,
        CASE WHEN e.actor_id ~ ${UUID_PATTERN} THEN e.actor_id::uuid END AS actor_uuid,
        CASE WHEN e.target_id ~ ${UUID_PATTERN} THEN e.target_id::uuid END AS target_uuid
      FROM audit_events e
      WHERE ${Prisma.join(conditionsOf(organizationId, query), ' AND ')}
      ORDER BY e.created_at ${order}, e.id ${order} LIMIT ${take}
    )
    SELECT page.id, page.organization_id AS "organizationId", page.environment_id AS "environmentId",
      page.actor_type AS "actorType", page.actor_id AS "actorId", page.action, page.target_type AS "targetType",
      page.target_id AS "targetId", page.details, page.request_id AS "requestId", page.created_at AS "createdAt",
      coalesce(nullif(trim(u.name), ''), u.email, k.name) AS "actorName",
      env.name AS "environmentName", env.color AS "environmentColor",
      coalesce(i.name, tk.name, te.name, ts.name, torg.name, nullif(trim(tu.name), ''), tu.email) AS "targetName", i.identifier AS identifier,
      i.provider_id AS "providerId", i.environment_id AS "targetEnvironmentId",
      coalesce(i.deleted_at IS NULL AND i.id IS NOT NULL, false) AS "isLive"
    FROM page
    LEFT JOIN users u ON page.actor_type = 'user' AND u.id = page.actor_uuid
    LEFT JOIN api_keys k ON page.actor_type = 'api_key' AND k.id = page.actor_uuid
      AND k.organization_id = page.organization_id
    LEFT JOIN environments env ON env.id = page.environment_id
    LEFT JOIN integrations i ON page.target_type = 'integration' AND i.id = page.target_uuid
    LEFT JOIN api_keys tk ON page.target_type = 'api_key' AND tk.id = page.target_uuid
    LEFT JOIN environments te ON page.target_type = 'environment' AND te.id = page.target_uuid
    LEFT JOIN sample_contexts ts ON page.target_type = 'sample' AND ts.id = page.target_uuid
    LEFT JOIN users tu ON page.target_type = 'member' AND tu.id = page.target_uuid
    LEFT JOIN organizations torg ON page.target_type = 'organization' AND torg.id = page.target_uuid
    ORDER BY page.created_at ${order}, page.id ${order}`;
}

const UUID_PATTERN = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

function conditionsOf(organizationId: string, query: AuditQuery): Prisma.Sql[] {
  const { actor, action, environment, target, from, to, before, after } = query;
  const conditions = [Prisma.sql`e.organization_id = ${organizationId}::uuid`];
  if (actor) conditions.push(Prisma.sql`e.actor_type = ${actor.type}`);
  if (actor?.id) conditions.push(Prisma.sql`e.actor_id = ${actor.id}`);
  if (action?.endsWith('.*'))
    // Escapes the LIKE wildcards in a name.
    conditions.push(Prisma.sql`e.action LIKE ${`${action.slice(0, -1).replaceAll('_', String.raw`\_`)}%`}`);
  else if (action) conditions.push(Prisma.sql`e.action = ${action}`);
  if (environment) conditions.push(Prisma.sql`e.environment_id = ${environment}::uuid`);
  if (target) conditions.push(Prisma.sql`e.target_id IN (${targetsNamed(organizationId, target)})`);
  if (from) conditions.push(Prisma.sql`e.created_at >= ${from}`);
  if (to) conditions.push(Prisma.sql`e.created_at < ${to}`);
  if (before) conditions.push(Prisma.sql`(e.created_at, e.id) < (${before.createdAt}, ${before.id}::uuid)`);
  if (after) conditions.push(Prisma.sql`(e.created_at, e.id) > (${after.createdAt}, ${after.id}::uuid)`);
  return conditions;
}

/** The ids of the integrations, including deleted ones, that a text matches, and the text itself as an id. */
function targetsNamed(organizationId: string, text: string): Prisma.Sql {
  const part = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return Prisma.sql`
    SELECT i.id::text FROM integrations i JOIN environments own ON own.id = i.environment_id
    WHERE own.organization_id = ${organizationId}::uuid AND (i.identifier ILIKE ${part} OR i.name ILIKE ${part})
    UNION SELECT ${text.toLowerCase()}`;
}

/** All actors in an organization's log. */
export async function listActors(
  organizationId: string,
): Promise<{ readonly actorType: string; readonly actorId: string | null }[]> {
  // Steps through the index from one actor to the next: reading every event of a long log would be slow.
  return db().$queryRaw`
    WITH RECURSIVE actor AS (
      (SELECT actor_type, actor_id FROM audit_events WHERE organization_id = ${organizationId}::uuid
        AND actor_id IS NOT NULL ORDER BY actor_type, actor_id LIMIT 1)
      UNION ALL
      SELECT next.actor_type, next.actor_id FROM actor, LATERAL (
        SELECT e.actor_type, e.actor_id FROM audit_events e
        WHERE e.organization_id = ${organizationId}::uuid AND e.actor_id IS NOT NULL
          AND (e.actor_type, e.actor_id) > (actor.actor_type, actor.actor_id)
        ORDER BY e.actor_type, e.actor_id LIMIT 1) next
    )
    SELECT actor_type AS "actorType", actor_id AS "actorId" FROM actor LIMIT 500`;
}
