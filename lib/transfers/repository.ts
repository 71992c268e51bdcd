import 'server-only';

import { type IntegrationRow, listLive } from '@/lib/integrations/repository';
import { db } from '@/lib/server/database/db';
import type { Transaction } from '@/lib/server/database/transaction';

const PLACE = { id: true, channel: true, identifier: true, priority: true, createdAt: true } as const;

/** What decides where an integration stands among those of its environment. */
export type PlacedRow = Pick<IntegrationRow, keyof typeof PLACE>;

/** Where all live integrations of an environment stand. */
export async function listPlaces(environmentId: string): Promise<PlacedRow[]> {
  return db().integration.findMany({ where: { environmentId, deletedAt: null }, select: PLACE });
}

/** Live integrations of an environment in the order of their ids here; who is gone meanwhile is left out. */
export async function listByIds(environmentId: string, ids: readonly string[]): Promise<IntegrationRow[]> {
  const rows = await db().integration.findMany({ where: { environmentId, deletedAt: null, id: { in: [...ids] } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** A live integration of a target, as what comes to it has to know it. */
export type NeighbourRow = PlacedRow &
  Pick<IntegrationRow, 'name' | 'providerId' | 'active' | 'primary'> & { readonly hasConditions: boolean };

/** Where something goes. */
export interface Target {
  /** All live integrations there: of many thousands little may be read. */
  readonly all: readonly NeighbourRow[];
  /** Those that are named, whole. */
  readonly named: readonly IntegrationRow[];
}

/** What there is in an environment, by identifier, and what of it these identifiers name. */
export async function readTarget(
  environmentId: string,
  identifiers: readonly string[],
  tx: Transaction = db(),
): Promise<Target> {
  const all = await tx.$queryRaw<NeighbourRow[]>`
    SELECT id, identifier, name, provider_id AS "providerId", channel, active, is_primary AS "primary", priority,
      created_at AS "createdAt", conditions <> '[]'::jsonb AS "hasConditions"
    FROM integrations WHERE environment_id = ${environmentId}::uuid AND deleted_at IS NULL ORDER BY identifier`;
  return { all, named: await listLive(environmentId, { only: identifiers, tx }) };
}

/** Holds the live integrations of these identifiers against other writers until the transaction ends. */
export async function lockLive(tx: Transaction, environmentId: string, identifiers: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM integrations
    WHERE environment_id = ${environmentId}::uuid AND deleted_at IS NULL AND identifier = ANY(${[...identifiers]})
    ORDER BY id FOR UPDATE`;
}

/** Serializes whole imports and copies into an environment until the transaction ends. */
export async function lockTransfers(tx: Transaction, environmentId: string): Promise<void> {
  const name = `transfer:${environmentId}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
