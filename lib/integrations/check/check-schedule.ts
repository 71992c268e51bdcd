import 'server-only';

import { findById, listDueForCheck } from '@/lib/integrations/repository';
import { PROVIDERS } from '@/lib/providers';
import type { Context } from '@/lib/server/context';
import { withAdvisoryLock } from '@/lib/server/database/advisory-lock';
import { log, loggableError } from '@/lib/server/log';

import { checkStored } from './check';

/** Concurrent checks. */
const AT_ONCE = 10;
/** Integrations checked per round; the rest is due in the next one. */
const MOST_IN_A_ROUND = 1_000;

/**
 * Checks every active integration whose last check is older than `everyMs` or missing, if its provider has a check.
 * Only
 * one process of many does the work; in others it does nothing. Out: how many were checked. `clock` gives the time of
 * each check.
 */
export async function checkWhatIsDue(everyMs: number, clock: () => Date): Promise<number> {
  const checked = await withAdvisoryLock('check-schedule', async () => {
    const checkable = PROVIDERS.filter(({ check }) => check !== null).map(({ id }) => id);
    const due = await listDueForCheck(checkable, new Date(clock().getTime() - everyMs), MOST_IN_A_ROUND);
    return atMost(AT_ONCE, due, (id) => checkOne(id, clock()));
  });
  return checked ?? 0;
}

/** Whether the integration was checked; a failed one is left to the next round. */
async function checkOne(id: string, now: Date): Promise<boolean> {
  const row = await findById(id);
  if (!row || row.deletedAt || !row.active) return false;
  const ctx: Context = {
    organizationId: row.organizationId,
    environmentId: row.environmentId,
    actor: { type: 'system' },
    permissions: new Set(),
    requestId: 'check-schedule',
    now,
  };
  try {
    await checkStored(ctx, row);
    return true;
  } catch (error) {
    log.warn({ integrationId: id, error: loggableError(error) }, 'scheduled check failed');
    return false;
  }
}

/** Runs the work over all ids with limited concurrency. Out: how many returned true. */
async function atMost(count: number, ids: readonly string[], work: (id: string) => Promise<boolean>): Promise<number> {
  const left = ids.values();
  let done = 0;
  const worker = async () => {
    // All workers share one iterator: each takes the next unclaimed id.
    for (const id of left) if (await work(id)) done += 1;
  };
  await Promise.all(Array.from({ length: count }, worker));
  return done;
}
