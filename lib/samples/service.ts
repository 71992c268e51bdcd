import 'server-only';

import { insertAuditEvents } from '@/lib/audit/repository';
import type { Context as ConditionContext } from '@/lib/conditions/types';
import { type Context, requirePermission } from '@/lib/server/context';
import { inTransaction } from '@/lib/server/database/transaction';
import { AppError, invalid, toFieldErrors, validationError } from '@/lib/server/errors';
import { newId } from '@/lib/server/secrets/random';

import {
  countSamples,
  deleteSample as deleteRow,
  insertSample,
  isNameTaken,
  listSamples as listRows,
  type SampleRow,
  updateSample as updateRow,
} from './repository';
import { createSampleSchema, updateSampleSchema } from './schema';
import type { SampleView } from './types';

/**
 * Samples per environment: as many as one comparison can run.
 * @internal
 */
export const MAX_SAMPLES = 100;

/** The sample contexts of the caller's environment, by name. Throws `forbidden`. */
export async function listSamples(ctx: Context): Promise<SampleView[]> {
  requirePermission(ctx, 'integrations:read');
  return (await listRows(ctx.environmentId)).map(toSampleView);
}

/**
 * Saves a context under a name. In: `{ name, context }`, unparsed; the context is that of a resolve request, at most
 * 64 KiB. Throws AppError: forbidden, validation_failed, conflict (at `name`).
 */
export async function saveSample(ctx: Context, input: unknown): Promise<SampleView> {
  requirePermission(ctx, 'integrations:write');
  const parsed = createSampleSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const { name, context } = parsed.data;
  return withUniqueName(() =>
    inTransaction(async (tx) => {
      if ((await countSamples(tx, ctx.environmentId)) >= MAX_SAMPLES) {
        throw invalid('name', `An environment has at most ${MAX_SAMPLES} samples. Update one of them, or delete one.`);
      }
      const row = await insertSample(tx, {
        id: newId(),
        organizationId: ctx.organizationId,
        environmentId: ctx.environmentId,
        name,
        context: toStored(context),
        createdBy: ctx.actor.type === 'user' ? ctx.actor.id : null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      });
      await insertAuditEvents(ctx, [eventOf('sample.created', row)], tx);
      return toSampleView(row);
    }),
  );
}

/**
 * Renames a sample, replaces its context, or both. In: `{ name?, context? }`, unparsed.
 * Throws AppError: forbidden, not_found, validation_failed, conflict (at `name`).
 */
export async function updateSample(ctx: Context, id: string, input: unknown): Promise<SampleView> {
  requirePermission(ctx, 'integrations:write');
  const parsed = updateSampleSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const { name, context } = parsed.data;
  const changes = { ...(name ? { name } : {}), ...(context ? { context: toStored(context) } : {}) };
  return withUniqueName(() =>
    inTransaction(async (tx) => {
      const row = await updateRow(tx, ctx.environmentId, id, { ...changes, updatedAt: ctx.now });
      if (!row) throw missing();
      await insertAuditEvents(ctx, [eventOf('sample.updated', row, { changed: Object.keys(changes) })], tx);
      return toSampleView(row);
    }),
  );
}

/** Deletes a sample permanently. Throws AppError: forbidden, not_found. */
export async function deleteSample(ctx: Context, id: string): Promise<void> {
  requirePermission(ctx, 'integrations:write');
  await inTransaction(async (tx) => {
    const row = await deleteRow(tx, ctx.environmentId, id);
    if (!row) throw missing();
    await insertAuditEvents(ctx, [eventOf('sample.deleted', row)], tx);
  });
}

const missing = () => new AppError('not_found', 'There is no such sample in this environment.');

/** A context may describe a person: events name the sample, never its content. */
function eventOf(action: string, { id, name }: SampleRow, more: object = {}) {
  return { action, targetType: 'sample', targetId: id, details: { name, ...more } };
}

/** Keys with the value undefined are absent in JSON. */
function toStored(context: ConditionContext): object {
  return JSON.parse(JSON.stringify(context)) as object;
}

async function withUniqueName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isNameTaken(error)) throw error;
    const message = 'This environment has a sample of that name. Choose another name, or update that one.';
    throw new AppError('conflict', message, { name: { messages: [message] } });
  }
}

function toSampleView(row: SampleRow): SampleView {
  return {
    id: row.id,
    name: row.name,
    context: row.context,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
