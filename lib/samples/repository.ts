import 'server-only';

import { db } from '@/lib/server/database/db';
import type { Transaction } from '@/lib/server/database/transaction';
import type { SampleContext } from '@/lib/server/generated/client';
import { isUuid } from '@/lib/text/uuid';

export type SampleRow = SampleContext;

/** The samples of an environment, by name. */
export async function listSamples(environmentId: string): Promise<SampleRow[]> {
  return db().sampleContext.findMany({ where: { environmentId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}

/**
 * How many samples an environment has. Other transactions that add one wait until this one ends, so the limit holds.
 */
export async function countSamples(tx: Transaction, environmentId: string): Promise<number> {
  const name = `samples:${environmentId}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
  return tx.sampleContext.count({ where: { environmentId } });
}

export async function insertSample(
  tx: Transaction,
  row: Omit<SampleRow, 'context'> & { readonly context: object },
): Promise<SampleRow> {
  return tx.sampleContext.create({ data: row });
}

/** Changes a sample of the environment; null if the environment has no such sample. */
export async function updateSample(
  tx: Transaction,
  environmentId: string,
  id: string,
  changes: { readonly name?: string; readonly context?: object; readonly updatedAt: Date },
): Promise<SampleRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx.sampleContext.updateManyAndReturn({ where: { id, environmentId }, data: changes });
  return row ?? null;
}

/** Deletes a sample of the environment and returns it; null if the environment has no such sample. */
export async function deleteSample(tx: Transaction, environmentId: string, id: string): Promise<SampleRow | null> {
  if (!isUuid(id)) return null;
  const row = await tx.sampleContext.findFirst({ where: { id, environmentId } });
  if (!row) return null;
  const { count } = await tx.sampleContext.deleteMany({ where: { id, environmentId } });
  return count > 0 ? row : null;
}

/** Whether a write failed because names are unique in an environment. */
export function isNameTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
