import { db } from './db';
import type { PrismaClient } from './generated/client';

/** A handle on one transaction, for repositories to write with. */
export type Transaction = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/**
 * Runs `work` in one transaction: all of it is committed, or none. `timeoutMs`: how long it may take, where the usual
 * 15 seconds are too short.
 */
export function inTransaction<T>(
  work: (tx: Transaction) => Promise<T>,
  { timeoutMs }: { readonly timeoutMs?: number } = {},
): Promise<T> {
  return db().$transaction(work, timeoutMs === undefined ? undefined : { timeout: timeoutMs });
}

/**
 * Whether the database answers and has its migrations: every one of the names is finished, and none is under way or has
 * failed.
 */
export async function isDatabaseReady(migrations: readonly string[]): Promise<boolean> {
  try {
    const rows = await db().$queryRaw<{ name: string; finished: boolean }[]>`
      SELECT migration_name AS name, finished_at IS NOT NULL AS finished
      FROM _prisma_migrations WHERE rolled_back_at IS NULL`;
    const applied = new Set(rows.map(({ name }) => name));
    return rows.length > 0 && rows.every(({ finished }) => finished) && migrations.every((name) => applied.has(name));
  } catch {
    return false;
  }
}
