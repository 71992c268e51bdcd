import { db } from './db';
import type { PrismaClient } from './generated/client';

/** A handle on one transaction, for repositories to write with. */
export type Transaction = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** Runs `work` in one transaction: all of it is committed, or none. */
export function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db().$transaction(work);
}

/** Whether the database answers and has its migrations: some are finished, none is under way or has failed. */
export async function isDatabaseReady(): Promise<boolean> {
  try {
    const rows = await db().$queryRaw<{ ready: boolean | null }[]>`
      SELECT bool_and(finished_at IS NOT NULL) AS ready FROM _prisma_migrations WHERE rolled_back_at IS NULL`;
    return rows[0]?.ready ?? false;
  } catch {
    return false;
  }
}
