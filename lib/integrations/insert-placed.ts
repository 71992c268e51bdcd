import type { AuditEventRow } from '@/lib/audit/repository';
import { isRankedChannel, type Channel } from '@/lib/catalogue/channel';
import type { RunSql } from '@/lib/server/sql';

import type { Rank } from './ranking';
import type { IntegrationRow } from './repository';

/** An integration that is about to be inserted, without its rank, which the database gives. */
export type UnplacedRow = Omit<IntegrationRow, 'primary' | 'priority'>;

/**
 * Inserts an integration at its place, with the event of its creation, in one statement: the ranking is held and the
 * identifier taken first (prisma/migrations, signalbox_place). In: `claimed`, whether the identifier was asked for by
 * name and so may be taken. Out: its rank, or null when the identifier is taken, and nothing was written.
 */
export async function insertPlaced(
  run: RunSql,
  row: UnplacedRow,
  claimed: boolean,
  event: AuditEventRow,
): Promise<Rank | null> {
  const ranked = row.active && isRankedChannel(row.channel as Channel);
  const conditioned = Array.isArray(row.conditions) && row.conditions.length > 0;
  const [place] = await run<Rank & { readonly taken: boolean }>({
    name: 'insert-placed',
    text: TEXT,
    values: [
      row.environmentId,
      row.channel,
      ranked,
      conditioned,
      claimed ? row.identifier : null,
      row.id,
      row.organizationId,
      row.name,
      row.identifier,
      row.providerId,
      row.singleton,
      row.credentials,
      JSON.stringify(row.secrets),
      row.active,
      JSON.stringify(row.conditions),
      row.lastCheck === null ? null : JSON.stringify(row.lastCheck),
      row.createdAt.toISOString(),
      event.id,
      event.actorType,
      event.actorId,
      event.action,
      event.targetType,
      JSON.stringify(event.details),
      event.requestId,
    ],
  });
  return !place || place.taken ? null : { primary: place.primary, priority: place.priority };
}

const TEXT = `
WITH place AS MATERIALIZED (
  SELECT taken, leads, rank FROM signalbox_place($1::uuid, $2::text, $3::boolean, $4::boolean, $5::text)
), made AS (
  INSERT INTO integrations (id, organization_id, environment_id, name, identifier, provider_id, channel, singleton,
    credentials, secrets, active, is_primary, priority, conditions, last_check, created_at, updated_at)
  SELECT $6::uuid, $7::uuid, $1::uuid, $8::text, $9::text, $10::text, $2::text, $11::text,
    $12::text, $13::jsonb, $14::boolean, leads, rank, $15::jsonb, $16::jsonb, $17::timestamptz, $17::timestamptz
  FROM place WHERE NOT taken
), told AS (
  INSERT INTO audit_events (id, organization_id, environment_id, actor_type, actor_id, action, target_type, target_id,
    details, request_id, created_at)
  SELECT $18::uuid, $7::uuid, $1::uuid, $19::text, $20::text, $21::text, $22::text, $6::text,
    $23::jsonb, $24::text, $17::timestamptz
  FROM place WHERE NOT taken
)
SELECT taken, leads AS "primary", rank AS priority FROM place`;
