import 'server-only';

import type { PrismaClient } from '@/lib/server/generated/client';
import { log, loggableError } from '@/lib/server/log';

import { type Topic, tellChange } from './changes';
import { db } from './db';

/** A handle on one transaction, for repositories to write with. */
export type Transaction = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** The changes of each running transaction. */
const changes = new WeakMap<Transaction, Set<Topic>>();

/**
 * Runs `work` in one transaction: all of it is committed, or none. `timeoutMs`: the time limit, if the default of
 * 15 seconds is too short. Announces its noted changes in this process before the caller continues; other processes
 * receive them through the database's triggers.
 */
export async function inTransaction<T>(
  work: (tx: Transaction) => Promise<T>,
  { timeoutMs }: { readonly timeoutMs?: number } = {},
): Promise<T> {
  const changed = new Set<Topic>();
  try {
    return await db().$transaction(
      (tx) => {
        changes.set(tx, changed);
        return work(tx);
      },
      timeoutMs === undefined ? undefined : { timeout: timeoutMs },
    );
  } finally {
    // Also after an error: the commit may have happened even if its answer was lost.
    for (const topic of changed) tellChange(topic);
  }
}

/** Records that a transaction changes what others may have cached. Outside a transaction, announces it at once. */
export function noteChange(tx: Transaction, topic: Topic): void {
  const changed = changes.get(tx);
  if (changed) changed.add(topic);
  else tellChange(topic);
}

/** Whether the database answers and has its migrations: each name is finished, and none is running or has failed. */
export async function isDatabaseReady(migrations: readonly string[]): Promise<boolean> {
  try {
    const rows = await db().$queryRaw<{ name: string; finished: boolean }[]>`
      SELECT migration_name AS name, finished_at IS NOT NULL AS finished
      FROM _prisma_migrations WHERE rolled_back_at IS NULL`;
    const applied = new Set(rows.map(({ name }) => name));
    return rows.length > 0 && rows.every(({ finished }) => finished) && migrations.every((name) => applied.has(name));
  } catch (error) {
    log.warn({ error: loggableError(error) }, 'the database cannot be asked whether it is ready');
    return false;
  }
}
