import { db } from './db';
import type { PrismaClient } from './generated/client';

/** A handle on one transaction, for repositories to write with. */
export type Transaction = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** Runs `work` in one transaction: all of it is committed, or none. */
export function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db().$transaction(work);
}

/** Whether the database answers. */
export async function isDatabaseReady(): Promise<boolean> {
  try {
    await db().$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
