import 'server-only';

import { insertAuditEvents } from '@/lib/audit/repository';
import { runOnce } from '@/lib/idempotency/service';
import type { IdempotentRequest, Outcome } from '@/lib/idempotency/types';
import { type Context, requirePermission } from '@/lib/server/context';
import { inTransaction } from '@/lib/server/database/transaction';
import { AppError, toFieldErrors, validationError } from '@/lib/server/errors';
import { newId } from '@/lib/server/secrets/random';

import { createFingerprintKey } from './fingerprint';
import {
  findEnvironment,
  insertEnvironment,
  isNameTaken,
  listEnvironments as listRows,
  listEnvironmentsInUse as listRowsInUse,
  listOtherSlugs,
  lockNames,
  updateEnvironment as updateRow,
} from './repository';
import { createEnvironmentSchema, updateEnvironmentSchema } from './schema';
import { environmentSlug, findBySlug, renamedSlugs } from './slug';
import type { EnvironmentColor, EnvironmentInUse, EnvironmentRow, EnvironmentView } from './types';

/** The environments of an organization, oldest first, for pages that every member sees. */
export async function listEnvironments(organizationId: string): Promise<EnvironmentView[]> {
  return (await listRows(organizationId)).map(toEnvironmentView);
}

/** The environment of an organization that an address names, also by a word it had before; null if there is none. */
export async function findEnvironmentBySlug(organizationId: string, slug: string): Promise<EnvironmentView | null> {
  const found = findBySlug(await listRows(organizationId), slug);
  return found ? toEnvironmentView(found) : null;
}

/** Like listEnvironments, for a caller of the API. Throws `forbidden`. */
export async function listEnvironmentsFor(ctx: Context): Promise<EnvironmentView[]> {
  requirePermission(ctx, 'admin');
  return listEnvironments(ctx.organizationId);
}

/** Like listEnvironmentsFor, with how much each contains. Throws `forbidden`. */
export async function listEnvironmentsInUse(ctx: Context): Promise<EnvironmentInUse[]> {
  requirePermission(ctx, 'admin');
  const rows = await listRowsInUse(ctx.organizationId);
  return rows.map((row) => {
    const { integrationCount, apiKeyCount } = row;
    return { ...toEnvironmentView(row), integrationCount, apiKeyCount };
  });
}

/**
 * Creates an environment from `{ name, color? }`, unparsed. Throws `forbidden`, `validation_failed`, `conflict` if the
 * name is taken.
 */
export async function createEnvironment(
  ctx: Context,
  input: unknown,
  { idempotency }: { readonly idempotency?: IdempotentRequest | undefined } = {},
): Promise<Outcome<EnvironmentView>> {
  requirePermission(ctx, 'admin');
  const parsed = createEnvironmentSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const { name, color } = parsed.data;
  const id = newId();
  const { organizationId, now: createdAt } = ctx;
  const fingerprintKey = createFingerprintKey(organizationId, id);
  try {
    return await runOnce(ctx, idempotency, async (tx) => {
      await lockNames(tx, organizationId);
      const slug = environmentSlug(name, await listOtherSlugs(tx, organizationId, id));
      await insertEnvironment(tx, { id, organizationId, name, color, slug, fingerprintKey, createdAt });
      const entry = {
        action: 'environment.created',
        targetType: 'environment',
        targetId: id,
        details: { name, color },
      };
      await insertAuditEvents(ctx, [entry], tx);
      return { id, name, color, slug, createdAt: createdAt.toISOString() };
    });
  } catch (error) {
    throw isNameTaken(error) ? nameTaken() : error;
  }
}

/**
 * Changes an environment's name or color. Throws `forbidden`, `not_found`, `bad_request`, `validation_failed`,
 * `conflict`.
 */
export async function updateEnvironment(ctx: Context, id: string, input: unknown): Promise<EnvironmentView> {
  requirePermission(ctx, 'admin');
  const parsed = updateEnvironmentSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  try {
    return await inTransaction(async (tx) => {
      await lockNames(tx, ctx.organizationId);
      const before = await findEnvironment(ctx.organizationId, id, tx);
      if (!before) throw new AppError('not_found', 'There is no such environment.');
      const { name = before.name, color = before.color } = parsed.data;
      if (Object.keys(parsed.data).length === 0)
        throw new AppError('bad_request', 'The body holds nothing to update. Send name or color.');
      if (name === before.name && color === before.color) return toEnvironmentView(before);
      const taken = await listOtherSlugs(tx, ctx.organizationId, before.id);
      const slugs = name === before.name ? before : renamedSlugs(before, name, taken);
      const { slug, formerSlugs } = slugs;
      await updateRow(tx, before.id, { name, color, slug, formerSlugs });
      const sides = { name: { from: before.name, to: name }, color: { from: before.color, to: color } };
      const changed = (['name', 'color'] as const).filter((each) => sides[each].from !== sides[each].to);
      const details = { changed, ...Object.fromEntries(changed.map((each) => [each, sides[each]])) };
      const entry = { action: 'environment.updated', targetType: 'environment', targetId: before.id, details };
      await insertAuditEvents(ctx, [entry], tx);
      return toEnvironmentView({ ...before, name, color, slug });
    });
  } catch (error) {
    throw isNameTaken(error) ? nameTaken() : error;
  }
}

const nameTaken = () =>
  new AppError('conflict', 'Another environment has this name. Choose another.', {
    name: { messages: ['Another environment has this name. Choose another.'] },
  });

function toEnvironmentView({ id, name, color, slug, createdAt }: EnvironmentRow): EnvironmentView {
  return { id, name, color: color as EnvironmentColor, slug, createdAt: createdAt.toISOString() };
}
