import 'server-only';

import type { PrismaClient } from '@/lib/server/generated/client';
import { log, loggableError } from '@/lib/server/log';

import { type Topic, tellChange } from './changes';
import { db } from './db';

/** A handle on one transaction, for repositories to write with. */
export type Transaction = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** What each running transaction has changed. */
const changes = new WeakMap<Transaction, Set<Topic>>();

/**
 * Runs `work` in one transaction: all of it is committed, or none. `timeoutMs`: how long it may take, where the usual
 * 15 seconds are too short. What it noted as changed is told to this process before the caller goes on; the other
 * processes hear of it by the database's triggers.
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
    // Also after an error: a commit whose answer was lost may have happened.
    for (const topic of changed) tellChange(topic);
  }
}

/** Notes that a transaction changes what others may keep. Outside of one, it is told at once. */
export function noteChange(tx: Transaction, topic: Topic): void {
  const changed = changes.get(tx);
  if (changed) changed.add(topic);
  else tellChange(topic);
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
  } catch (error) {
    log.warn({ error: loggableError(error) }, 'the database cannot be asked whether it is ready');
    return false;
  }
}
