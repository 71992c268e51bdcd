import { insertAuditEvents } from '@/lib/audit/repository';
import { CHANNELS, isRankedChannel } from '@/lib/catalogue/channel';
import { parseCreateIntegration } from '@/lib/integrations/write/create-input';
import { claimIdentifier, conflictOf } from '@/lib/integrations/conflict';
import { holdRanking, rerank } from '@/lib/integrations/write/rerank';
import { listRanked, lockLive, lockTransfers } from '@/lib/integrations/repository';
import { writeCreate } from '@/lib/integrations/write/create';
import { writeUpdate } from '@/lib/integrations/write/update';
import type { Context } from '@/lib/server/context';
import { AppError, type FieldErrors, invalid, validationError } from '@/lib/server/errors';
import type { Transaction } from '@/lib/server/transaction';

import { bodyOf, type PlannedEntry } from './entry-plan';
import type { Planned } from './plan';
import { arrange } from './rankings';
import { readTarget, type Target } from './repository';
import type { Decisions, TransferResult, Wanted } from './types';

/** What was written of one entry; `id` is that of the integration in the target. */
export interface Written {
  readonly entry: PlannedEntry;
  readonly id: string;
  readonly outcome: 'created' | 'updated' | 'unchanged';
}

/**
 * Holds what a transfer touches: first whole transfers, then rankings, rows, identifiers. Every other writer takes its
 * locks in the same order, so no two wait for each other.
 */
export async function holdTarget(
  tx: Transaction,
  environmentId: string,
  identifiers: readonly string[],
): Promise<Target> {
  await lockTransfers(tx, environmentId);
  for (const channel of CHANNELS) await holdRanking(tx, { environmentId, channel });
  await lockLive(tx, environmentId, identifiers);
  return readTarget(environmentId, identifiers, tx);
}

/** Throws unless the plan is the one that was seen, has no problem, and every secret in it is decided. */
export function requireReady({ plan, entries }: Planned, token: string, decisions: Decisions): void {
  if (plan.token !== token) {
    const message = 'The plan is out of date: something changed since it was made. Look at the new one.';
    throw new AppError('conflict', message, { token: { messages: [message] } });
  }
  const errors: FieldErrors = {};
  const add = (place: string, message: string) => {
    errors[place] = { messages: [...(errors[place]?.messages ?? []), message] };
  };
  for (const { view } of entries) {
    for (const { place, message } of view.problems) add(place, message);
    for (const { key, outcome, choices } of view.secrets) {
      const answer = decisions[`${view.identifier}.${key}`];
      if (outcome === 'open' && !(answer && choices.includes(answer.choice)))
        add(`${view.place}.credentials.${key}`, `Decide about this secret: ${choices.join(' or ')}.`);
    }
  }
  if (Object.keys(errors).length > 0) throw validationError(errors);
}

/** Writes a plan that is ready, in the caller's transaction, by the rules of creates and updates. */
export async function writePlan(
  tx: Transaction,
  ctx: Context,
  { entries }: Planned,
  decisions: Decisions,
  fingerprintKey: Buffer,
): Promise<Written[]> {
  const fresh = entries.filter(({ row }) => !row).map(({ wanted }) => wanted.identifier);
  for (const identifier of fresh.toSorted()) await claimIdentifier(tx, ctx.environmentId, identifier);
  const written: Written[] = [];
  for (const entry of entries) {
    try {
      written.push(await writeEntry(tx, ctx, entry, decisions, fingerprintKey));
    } catch (error) {
      throw atEntry(entry, conflictOf(error) ?? error);
    }
  }
  await writeOrder(
    tx,
    ctx,
    entries.map(({ wanted }) => wanted),
  );
  return written;
}

async function writeEntry(
  tx: Transaction,
  ctx: Context,
  entry: PlannedEntry,
  decisions: Decisions,
  fingerprintKey: Buffer,
): Promise<Written> {
  const { wanted, row, view } = entry;
  const primary = wanted.primary === true;
  const body = bodyOf({ wanted, row, secrets: view.secrets }, decisions);
  if (!row) {
    const parsed = parseCreateIntegration(body);
    const { _id: id } = await writeCreate(tx, ctx, parsed, { verdict: undefined, fingerprintKey, primary });
    return { entry, id, outcome: 'created' };
  }
  if (view.action === 'unchanged') return { entry, id: row.id, outcome: 'unchanged' };
  const saved = await writeUpdate(tx, ctx, row, body, { primary, fingerprintKey, checked: undefined });
  const isSame = saved?.updatedAt === row.updatedAt.toISOString();
  return { entry, id: row.id, outcome: isSame ? 'unchanged' : 'updated' };
}

/** Brings each channel into the order that is wanted of it. */
async function writeOrder(tx: Transaction, ctx: Context, wanted: readonly Wanted[]): Promise<void> {
  for (const channel of CHANNELS.filter(isRankedChannel)) {
    const before = await listRanked(tx, ctx.environmentId, channel);
    const after = arrange(before, wanted);
    if (before.every(({ id }, index) => after[index]?.id === id)) continue;
    await rerank(tx, { environmentId: ctx.environmentId, channel }, '', () => after);
    const details = { channel, ids: after.map(({ id }) => id) };
    const entry = {
      action: 'integration.order_set',
      targetType: 'environment',
      targetId: ctx.environmentId,
      details,
    };
    await insertAuditEvents(ctx, [entry], tx);
  }
}

/** A complaint about one entry, at its place in the whole. */
function atEntry({ wanted }: PlannedEntry, error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  if (!error.errors) return invalid(wanted.place, error.message);
  const errors = Object.fromEntries(
    Object.entries(error.errors).map(([place, messages]) => [`${wanted.place}.${place}`, messages]),
  );
  return error.code === 'validation_failed' ? validationError(errors) : new AppError(error.code, error.message, errors);
}

export function countOf(written: readonly Written[]): TransferResult {
  const count = (outcome: Written['outcome']) => written.filter((one) => one.outcome === outcome).length;
  return { created: count('created'), updated: count('updated'), unchanged: count('unchanged') };
}
