import 'server-only';

import { type IntegrationRow, listLive } from '@/lib/integrations/repository';
import { db } from '@/lib/server/database/db';
import type { Transaction } from '@/lib/server/database/transaction';

const PLACE = { id: true, channel: true, identifier: true, priority: true, createdAt: true } as const;

/** The fields that determine an integration's position in its environment. */
export type PlacedRow = Pick<IntegrationRow, keyof typeof PLACE>;

/** The positions of all live integrations of an environment. */
export async function listPlaces(environmentId: string): Promise<PlacedRow[]> {
  return db().integration.findMany({ where: { environmentId, deletedAt: null }, select: PLACE });
}

/** Live integrations of an environment in the order of the given ids; those deleted since are left out. */
export async function listByIds(environmentId: string, ids: readonly string[]): Promise<IntegrationRow[]> {
  const rows = await db().integration.findMany({ where: { environmentId, deletedAt: null, id: { in: [...ids] } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** A live integration of a target, with the fields that incoming ones need. */
export type NeighbourRow = PlacedRow &
  Pick<IntegrationRow, 'name' | 'providerId' | 'active' | 'primary'> & { readonly hasConditions: boolean };

/** A transfer's target. */
export interface Target {
  /** All its live integrations: there may be many thousands, so only few fields are read. */
  readonly all: readonly NeighbourRow[];
  /** The named ones, with all fields. */
  readonly named: readonly IntegrationRow[];
}

/** The integrations of an environment, by identifier, and those with these identifiers. */
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

/** Locks the live integrations of these identifiers against other writers until the transaction ends. */
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
