import type { AuditEventRow } from '@/lib/audit/repository';
import { isRankedChannel, type Channel } from '@/lib/catalogue/channel';
import type { Claim, Claimed } from '@/lib/idempotency/types';
import { inGroups } from '@/lib/server/in-groups';
import { isRefusal, runSql, type RunSql } from '@/lib/server/sql';

import type { Rank } from '@/lib/integrations/ranking';
import type { IntegrationRow } from '@/lib/integrations/repository';

/** An integration that is about to be inserted, without its rank, which the database gives. */
export type UnplacedRow = Omit<IntegrationRow, 'primary' | 'priority'>;

export interface Insertion {
  readonly row: UnplacedRow;
  /** Whether the identifier was asked for by name and so may be taken. */
  readonly claimed: boolean;
  /** That of its creation. */
  readonly event: AuditEventRow;
  /** Made at most once for an idempotency key, and its answer kept. */
  readonly once?: { readonly claim: Claim; readonly answer: AnswerPieces } | undefined;
}

/** An answer's JSON around the values of `primary` and `priority`. */
type AnswerPieces = readonly [head: string, middle: string, tail: string];

/** What became of an insertion's claim, where it has one; and its rank, unless that claim stood in its way. */
type Placed = Claimed & { readonly rank: Rank | null };

/**
 * Inserts integrations that enter the same ranking, or none, at their places, in this order, with the events of their
 * creation and the answers kept for idempotency keys, in one statement: the ranking is held and the identifiers taken
 * first (prisma/migrations, signalbox_place). All are inserted or none, but for those whose key was taken before.
 * Throws what conflictOf reads.
 */
export async function insertPlaced(run: RunSql, insertions: readonly Insertion[]): Promise<Placed[]> {
  const [first] = insertions;
  if (!first) return [];
  const values = [first.row.environmentId, rankingOf(first), JSON.stringify(insertions.map(sentOf))];
  const rows = await run<PlacedRow>({ name: 'insert-placed', text: TEXT, values });
  return rows.map(({ primary, priority, ...claimed }) => ({
    ...claimed,
    rank: primary === null || priority === null ? null : { primary, priority },
  }));
}

interface PlacedRow extends Claimed {
  readonly primary: boolean | null;
  readonly priority: number | null;
}

/** Inserts an integration by itself, committed when it resolves, with others that come at the same time. */
export const insertTogether = inGroups({
  laneOf: (insertion: Insertion) => `${insertion.row.environmentId}/${rankingOf(insertion) ?? ''}`,
  work: (insertions) => insertPlaced(runSql, insertions),
  mayRetry: isRefusal,
  most: 32,
});

/** The channel whose ranking it enters. */
function rankingOf({ row }: Insertion): string | null {
  return row.active && isRankedChannel(row.channel as Channel) ? row.channel : null;
}

function sentOf({ row, claimed, event, once }: Insertion, index: number) {
  const { claim, answer: [head, middle, tail] = [] } = once ?? {};
  return {
    n: index,
    id: row.id,
    organization: row.organizationId,
    name: row.name,
    identifier: row.identifier,
    asked: claimed,
    provider: row.providerId,
    channel: row.channel,
    singleton: row.singleton,
    credentials: row.credentials,
    secrets: row.secrets,
    active: row.active,
    conditions: row.conditions,
    checked: row.lastCheck,
    at: row.createdAt,
    event: event.id,
    actor_type: event.actorType,
    actor: event.actorId,
    action: event.action,
    target_type: event.targetType,
    details: event.details,
    request: event.requestId,
    method: claim?.method,
    path: claim?.path,
    key: claim?.key,
    hash: claim?.requestHash,
    status: claim?.status,
    expires: claim?.expiresAt,
    head,
    middle,
    tail,
  };
}

/** What needs no rank is written first: a channel's ranking is held until the commit, and others wait for it. */
const TEXT = `
WITH sent AS MATERIALIZED (
  SELECT * FROM json_to_recordset($3::json) AS sent (n integer, id uuid, organization uuid, name text, identifier text,
    asked boolean, provider text, channel text, singleton text, credentials text, secrets jsonb, active boolean,
    conditions jsonb, checked jsonb, at timestamptz, event uuid, actor_type text, actor text, action text,
    target_type text, details jsonb, request text, method text, path text, key text, hash text, status integer,
    expires timestamptz, head text, middle text, tail text)
), claim AS MATERIALIZED (
  SELECT n, claimed.held, claimed.request_hash, claimed.response
  FROM sent CROSS JOIN LATERAL signalbox_claim($1::uuid, method, path, key, at) AS claimed
  WHERE key IS NOT NULL
), due AS MATERIALIZED (
  SELECT row_number() OVER (ORDER BY n)::integer AS nth, sent.* FROM sent
  WHERE key IS NULL OR EXISTS (SELECT FROM claim WHERE claim.n = sent.n AND held AND request_hash IS NULL)
), told AS (
  INSERT INTO audit_events (id, organization_id, environment_id, actor_type, actor_id, action, target_type, target_id,
    details, request_id, created_at)
  SELECT event, organization, $1::uuid, actor_type, actor, action, target_type, id::text, details, request, at FROM due
  RETURNING id AS event
), incoming AS (
  SELECT array_agg(jsonb_array_length(conditions) > 0 ORDER BY nth) AS conditioned,
    array_agg(identifier) FILTER (WHERE asked) AS wanted
  FROM due JOIN told USING (event)
), place AS MATERIALIZED (
  SELECT placed.nth, placed.leads, placed.rank
  FROM incoming CROSS JOIN LATERAL signalbox_place($1::uuid, $2::text, conditioned, wanted) AS placed
), made AS (
  INSERT INTO integrations (id, organization_id, environment_id, name, identifier, provider_id, channel, singleton,
    credentials, secrets, active, is_primary, priority, conditions, last_check, created_at, updated_at)
  SELECT id, organization, $1::uuid, name, identifier, provider, channel, singleton, credentials, secrets, active, leads,
    rank, conditions, checked, at, at
  FROM due JOIN place USING (nth)
), kept AS (
  INSERT INTO idempotency_records (environment_id, method, path, key, request_hash, status, expires_at, response,
    created_at)
  SELECT $1::uuid, method, path, key, hash, status, expires,
    to_jsonb(head || leads::text || middle || rank::text || tail), at
  FROM due JOIN place USING (nth) WHERE key IS NOT NULL
  ON CONFLICT (environment_id, method, path, key) DO UPDATE SET request_hash = excluded.request_hash,
    status = excluded.status, expires_at = excluded.expires_at, response = excluded.response,
    created_at = excluded.created_at
)
SELECT held, request_hash AS "requestHash", response, leads AS "primary", rank AS priority
FROM sent LEFT JOIN claim USING (n) LEFT JOIN due USING (n) LEFT JOIN place USING (nth) ORDER BY n`;
