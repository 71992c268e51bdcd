import 'server-only';

import { type AuditEntry, insertAuditEvents } from '@/lib/audit/repository';
import { CHANNELS, isRankedChannel } from '@/lib/catalogue/channel';
import { conflictOf, identifierTaken } from '@/lib/integrations/conflict';
import { type Rank, ranksOf } from '@/lib/integrations/ranking';
import { listRanked, updateRanks } from '@/lib/integrations/ranking-repository';
import {
  insertIntegrations,
  type IntegrationRow,
  lockIdentifiers,
  updateIntegration,
} from '@/lib/integrations/repository';
import { parseCreateIntegration } from '@/lib/integrations/write/create-input';
import { createdEvent, type Insertion } from '@/lib/integrations/write/insert';
import { newRow } from '@/lib/integrations/write/new-row';
import { type PreparedUpdate, prepareUpdate } from '@/lib/integrations/write/prepare-update';
import { holdRanking, UNRANKED } from '@/lib/integrations/write/rerank';
import type { Context } from '@/lib/server/context';
import { integrationsTopic } from '@/lib/server/database/changes';
import { noteChange, type Transaction } from '@/lib/server/database/transaction';
import { AppError, type FieldErrors, invalid, validationError } from '@/lib/server/errors';
import { createBreaks } from '@/lib/server/turns';

import { bodyOf, type PlannedEntry } from './entry-plan';
import type { Planned } from './plan';
import { afterWrites, arrange, idOf } from './rankings';
import { lockLive, lockTransfers, readTarget, type Target } from './repository';
import type { Decisions, TransferResult } from './types';

/** The written result of one entry; `id` is the integration's id in the target. */
export interface Written {
  readonly entry: PlannedEntry;
  readonly id: string;
  readonly outcome: 'created' | 'updated' | 'unchanged';
}

/**
 * Locks what a transfer touches: first whole transfers, then rankings, rows, identifiers. Every other writer takes its
 * locks in the same order, which prevents deadlocks.
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

/** Throws unless the plan is the one the caller saw, has no problem, and every secret in it is decided. */
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

/** An entry with everything needed to write it. */
type Prepared =
  | { readonly entry: PlannedEntry; readonly outcome: 'created'; readonly insertion: Insertion }
  | {
      readonly entry: PlannedEntry;
      readonly outcome: 'updated';
      readonly row: IntegrationRow;
      readonly update: PreparedUpdate;
    }
  | { readonly entry: PlannedEntry; readonly outcome: 'unchanged'; readonly row: IntegrationRow };

/** Writes a ready plan in the caller's transaction, by the rules of creates and updates. */
export async function writePlan(
  tx: Transaction,
  ctx: Context,
  { entries }: Planned,
  decisions: Decisions,
  fingerprintKey: Buffer,
): Promise<Written[]> {
  await claimNew(tx, ctx, entries);
  const takeBreak = createBreaks();
  const prepared: Prepared[] = [];
  for (const entry of entries) {
    prepared.push(prepareEntry(ctx, entry, decisions, fingerprintKey));
    await takeBreak();
  }
  const { ranks, events } = await writeRankings(tx, ctx, prepared);
  const updated = await writeUpdates(tx, prepared, ranks);
  const insertions = prepared.flatMap((one) => (one.outcome === 'created' ? [one.insertion] : []));
  try {
    if (insertions.length > 0)
      await insertIntegrations(
        tx,
        insertions.map(({ row }) => ({ ...row, ...(ranks.get(row.id) ?? UNRANKED) })),
      );
  } catch (error) {
    throw conflictOf(error) ?? error;
  }
  await insertAuditEvents(ctx, [...insertions.map(createdEvent), ...updated, ...events], tx);
  return prepared.map((one) => ({ entry: one.entry, id: idOfPrepared(one), outcome: one.outcome }));
}

const idOfPrepared = (one: Prepared) => (one.outcome === 'created' ? one.insertion.row.id : one.row.id);

/** Claims the identifiers of all new integrations. Throws `conflict` at the entry whose identifier is taken. */
async function claimNew(tx: Transaction, ctx: Context, entries: readonly PlannedEntry[]): Promise<void> {
  const fresh = entries.filter(({ row }) => !row);
  const taken = new Set(
    await lockIdentifiers(
      tx,
      ctx.environmentId,
      fresh.map(({ wanted }) => wanted.identifier),
    ),
  );
  const met = fresh.find(({ wanted }) => taken.has(wanted.identifier));
  if (met) throw atEntry(met, identifierTaken());
}

function prepareEntry(ctx: Context, entry: PlannedEntry, decisions: Decisions, fingerprintKey: Buffer): Prepared {
  const { wanted, row, stored, view } = entry;
  if (row && view.action === 'unchanged') return { entry, outcome: 'unchanged', row };
  const body = bodyOf({ wanted, row, secrets: view.secrets }, decisions);
  try {
    if (!row)
      return {
        entry,
        outcome: 'created',
        insertion: { row: newRow(ctx, parseCreateIntegration(body), { fingerprintKey }), isNamed: true },
      };
    const update = prepareUpdate(ctx, row, { body, wish: { primary: wanted.primary }, fingerprintKey }, stored);
    return update.changed.length > 0 || update.rerank
      ? { entry, outcome: 'updated', row, update }
      : { entry, outcome: 'unchanged', row };
  } catch (error) {
    throw atEntry(entry, error);
  }
}

interface WrittenRankings {
  /** The rank of each active integration of a channel that the plan touches, by id. */
  readonly ranks: ReadonlyMap<string, Rank>;
  /** One for each channel whose order changes on request. */
  readonly events: readonly AuditEntry[];
}

/**
 * Applies the resulting order to each channel: its entries, written in sequence, then the wanted priorities. Entries
 * that are not in a ranking yet get their rank when they are written.
 */
async function writeRankings(tx: Transaction, ctx: Context, prepared: readonly Prepared[]): Promise<WrittenRankings> {
  const ranks = new Map<string, Rank>();
  const events: AuditEntry[] = [];
  const names = new Map(prepared.map((one) => [idOf(one.entry), idOfPrepared(one)]));
  for (const channel of CHANNELS.filter(isRankedChannel)) {
    const own = prepared.filter(({ entry }) => entry.view.channel === channel).map(({ entry }) => entry);
    if (own.length === 0) continue;
    const before = await listRanked(tx, ctx.environmentId, channel);
    const identifiers = new Map([
      ...before.map(({ id, identifier }) => [id, identifier] as const),
      ...own.map((entry) => [idOf(entry), entry.wanted.identifier] as const),
    ]);
    const written = (await afterWrites(before, own)).map((entry) => ({
      ...entry,
      id: names.get(entry.id) ?? entry.id,
      identifier: identifiers.get(entry.id) ?? entry.id,
    }));
    const after = arrange(
      written,
      own.map(({ wanted }) => wanted),
    );
    const ranked = ranksOf(after);
    for (const [id, rank] of ranked) ranks.set(id, rank);
    noteChange(tx, integrationsTopic(ctx.environmentId, channel));
    await updateRanks(tx, before, ranked);
    if (written.some(({ id }, index) => after[index]?.id !== id))
      events.push({
        action: 'integration.order_set',
        targetType: 'environment',
        targetId: ctx.environmentId,
        details: { channel, ids: after.map(({ id }) => id) },
      });
  }
  return { ranks, events };
}

/** Writes the rows of all updates. Out: their events. Throws at the entry with a conflict. */
async function writeUpdates(
  tx: Transaction,
  prepared: readonly Prepared[],
  ranks: ReadonlyMap<string, Rank>,
): Promise<AuditEntry[]> {
  const events: AuditEntry[] = [];
  for (const one of prepared) {
    if (one.outcome !== 'updated') continue;
    const { row, update } = one;
    const rank = isRankedChannel(row.channel) ? (ranks.get(row.id) ?? UNRANKED) : {};
    events.push(update.eventOf(await updateIntegration(tx, row.id, { ...update.fields, ...rank })));
  }
  return events;
}

/** An error about one entry, at its place in the whole. */
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
