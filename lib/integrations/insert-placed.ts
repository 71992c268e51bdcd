import type { AuditEventRow } from '@/lib/audit/repository';
import { isRankedChannel, type Channel } from '@/lib/catalogue/channel';
import type { Claim, Claimed } from '@/lib/idempotency/types';
import type { RunSql } from '@/lib/server/sql';

import type { Rank } from './ranking';
import type { IntegrationRow } from './repository';

/** An integration that is about to be inserted, without its rank, which the database gives. */
export type UnplacedRow = Omit<IntegrationRow, 'primary' | 'priority'>;

export interface Insertion {
  readonly row: UnplacedRow;
  /** Whether the identifier was asked for by name and so may be taken. */
  readonly claimed: boolean;
  /** That of its creation. */
  readonly event: AuditEventRow;
}

/**
 * Inserts an integration at its place, with the event of its creation, in one statement: the ranking is held and the
 * identifier taken first (prisma/migrations, signalbox_place). Out: its rank. Throws what conflictOf reads.
 */
export async function insertPlaced(run: RunSql, insertion: Insertion): Promise<Rank> {
  const [rank] = await run<Rank>({ name: 'insert-placed', text: TEXT, values: valuesOf(insertion) });
  if (!rank) throw new Error('signalbox_place gave no place');
  return rank;
}

/** What became of a claim and, when nothing stood in its way, the rank of what was inserted. */
type ClaimedRank = Claimed & (Rank | { readonly primary: null; readonly priority: null });

/**
 * As insertPlaced, at most once for an idempotency key, whose answer is kept by the same statement. In: the answer's
 * JSON around the values of `primary` and `priority`.
 */
export async function insertPlacedOnce(
  run: RunSql,
  insertion: Insertion,
  { method, path, key, requestHash, status, expiresAt }: Claim,
  [head, middle, tail]: readonly [string, string, string],
): Promise<ClaimedRank> {
  const own = [method, path, key, requestHash, status, expiresAt.toISOString(), head, middle, tail];
  const values = [...valuesOf(insertion), ...own];
  const [answer] = await run<ClaimedRank>({ name: 'insert-placed-once', text: TEXT_ONCE, values });
  if (!answer) throw new Error('signalbox_claim gave no answer');
  return answer;
}

function valuesOf({ row, claimed, event }: Insertion): unknown[] {
  return [
    row.environmentId,
    row.channel,
    row.active && isRankedChannel(row.channel as Channel),
    Array.isArray(row.conditions) && row.conditions.length > 0,
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
  ];
}

/** What needs no rank is written first: a channel's ranking is held until the commit, and others wait for it. */
const writesFrom = (from: string) => `told AS (
  INSERT INTO audit_events (id, organization_id, environment_id, actor_type, actor_id, action, target_type, target_id,
    details, request_id, created_at)
  SELECT $18::uuid, $7::uuid, $1::uuid, $19::text, $20::text, $21::text, $22::text, $6::text,
    $23::jsonb, $24::text, $17::timestamptz ${from}
  RETURNING 1
), place AS MATERIALIZED (
  SELECT placed.leads, placed.rank
  FROM told CROSS JOIN LATERAL signalbox_place($1::uuid, $2::text, $3::boolean, $4::boolean, $5::text) AS placed
), made AS (
  INSERT INTO integrations (id, organization_id, environment_id, name, identifier, provider_id, channel, singleton,
    credentials, secrets, active, is_primary, priority, conditions, last_check, created_at, updated_at)
  SELECT $6::uuid, $7::uuid, $1::uuid, $8::text, $9::text, $10::text, $2::text, $11::text,
    $12::text, $13::jsonb, $14::boolean, leads, rank, $15::jsonb, $16::jsonb, $17::timestamptz, $17::timestamptz
  FROM place
)`;

const TEXT = `
WITH ${writesFrom('')}
SELECT leads AS "primary", rank AS priority FROM place`;

const TEXT_ONCE = `
WITH claim AS MATERIALIZED (
  SELECT held, request_hash, response FROM signalbox_claim($1::uuid, $25::text, $26::text, $27::text, $17::timestamptz)
), ${writesFrom('FROM claim WHERE held AND request_hash IS NULL')}, kept AS (
  INSERT INTO idempotency_records (environment_id, method, path, key, request_hash, status, expires_at, response,
    created_at)
  SELECT $1::uuid, $25::text, $26::text, $27::text, $28::text, $29::integer, $30::timestamptz,
    to_jsonb($31::text || leads::text || $32::text || rank::text || $33::text), $17::timestamptz
  FROM place
  ON CONFLICT (environment_id, method, path, key) DO UPDATE SET request_hash = excluded.request_hash,
    status = excluded.status, expires_at = excluded.expires_at, response = excluded.response,
    created_at = excluded.created_at
)
SELECT held, request_hash AS "requestHash", response, leads AS "primary", rank AS priority
FROM claim LEFT JOIN place ON true`;
