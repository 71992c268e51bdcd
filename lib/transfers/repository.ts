import type { IntegrationRow } from '@/lib/integrations/repository';
import { db } from '@/lib/server/db';

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
