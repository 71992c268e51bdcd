import 'server-only';

import { insertAuditEvents } from '@/lib/audit/repository';
import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import { findEnvironment } from '@/lib/environments/repository';
import type { EnvironmentRow } from '@/lib/environments/types';
import { countLive, type IntegrationRow, listLive } from '@/lib/integrations/repository';
import { actorId, type Context, requirePermission } from '@/lib/server/context';
import { inTransaction, type Transaction } from '@/lib/server/database/transaction';
import { AppError, toFieldErrors, validationError } from '@/lib/server/errors';
import { limitPlans } from '@/lib/server/http/rate-limit';

import { countOf, holdTarget, requireReady, writePlan, type Written } from './apply';
import { copyBasis, recordCopies, wantedOf } from './copy';
import { explained, inStableOrder, readDocument, type ReadDocument, type Reader, writeDocument } from './document';
import { makePlan, type Planned } from './plan';
import { listByIds, listPlaces, readTarget, type Target } from './repository';
import { applyCopySchema, applyImportSchema, planCopySchema, planImportSchema } from './schema';
import type { SecretRules } from './secret-plan';
import type { TransferPlan, TransferResult } from './types';

/** A thousand integrations take some seconds, more on a busy machine; after this nothing is saved. */
const TIMEOUT_MS = 60_000;

/**
 * All live integrations of the caller's environment as a YAML document, with secrets as fingerprints. Equal states give
 * equal texts. Throws `forbidden`.
 * @internal
 */
export async function exportIntegrations(ctx: Context): Promise<string> {
  let text = '';
  for await (const piece of streamIntegrations(ctx)) text += piece;
  return text;
}

/**
 * Like exportIntegrations, in pieces: even with many thousands, each piece comes quickly and other requests run in
 * between.
 */
export function streamIntegrations(ctx: Context): AsyncGenerator<string> {
  requirePermission(ctx, 'integrations:read');
  return piecesOf(ctx);
}

async function* piecesOf(ctx: Context): AsyncGenerator<string> {
  yield* writeDocument(await requireEnvironment(ctx), portionsOf(ctx.environmentId));
}

/** Integrations read, decrypted and written at a time. */
const PORTION = 100;

async function* portionsOf(environmentId: string): AsyncGenerator<readonly IntegrationRow[]> {
  const ids = inStableOrder(await listPlaces(environmentId)).map(({ id }) => id);
  for (let from = 0; from < ids.length; from += PORTION)
    yield await listByIds(environmentId, ids.slice(from, from + PORTION));
}

/** A longer document is only for a file: no page shows it, and no import accepts it. */
const MOST_SHOWN = 1_000;

/** Like exportIntegrations, for a page; null if it is too long for one. Throws `forbidden`. */
export async function exportToShow(ctx: Context): Promise<string | null> {
  requirePermission(ctx, 'integrations:read');
  return (await countLive(ctx.environmentId, MOST_SHOWN + 1)) > MOST_SHOWN ? null : exportIntegrations(ctx);
}

/**
 * The effect of importing a document into the caller's environment; saves nothing. In: `{ document }`, unparsed.
 * Throws AppError: forbidden, validation_failed at `document` if it is not YAML, else at each wrong place, with its
 * line.
 */
export async function planImport(ctx: Context, input: unknown): Promise<TransferPlan> {
  requirePermission(ctx, 'integrations:write');
  const { document } = parse(planImportSchema, input);
  limitPlans(actorId(ctx.actor));
  const environment = await requireEnvironment(ctx);
  const read = await readDocument(document, readerOf(ctx, environment));
  await recordPlan(ctx, read.identifiers.length);
  const planOf = await importPlanner(ctx, environment, document, read);
  const target = await readTarget(ctx.environmentId, read.identifiers);
  return withLines(read, async () => withProblemLines(read, (await planOf(target)).plan));
}

/**
 * Imports a document as planned: all of it, or nothing. In: `{ document, token, decisions? }`, unparsed. Throws as
 * planImport does, and `conflict` at `token` if the plan is outdated.
 */
export async function applyImport(ctx: Context, input: unknown): Promise<TransferResult> {
  requirePermission(ctx, 'integrations:write');
  const { document, token, decisions } = parse(applyImportSchema, input);
  const environment = await requireEnvironment(ctx);
  // Keys are read before the transaction: waiting for a second connection inside it can starve all others, and itself.
  const fingerprintKey = await fingerprintKeyOf(ctx.organizationId, ctx.environmentId);
  const read = await readDocument(document, readerOf(ctx, environment));
  const planOf = await importPlanner(ctx, environment, document, read);
  return withLines(read, () =>
    inTransaction(
      async (tx) => {
        const planned = await planOf(await holdTarget(tx, ctx.environmentId, read.identifiers));
        requireReady(planned, token, decisions);
        const written = await writePlan(tx, ctx, planned, decisions, fingerprintKey);
        await recordVariables(tx, ctx, written);
        return countOf(written);
      },
      { timeoutMs: TIMEOUT_MS },
    ),
  );
}

function readerOf(ctx: Context, { slug }: EnvironmentRow): Reader {
  return { environment: slug, mayReference: ctx.permissions.has('credentials:read') };
}

/** A plan tells whether a secret is the stored one, so it leaves a trace. */
async function recordPlan(ctx: Context, entries: number): Promise<void> {
  const { environmentId: targetId } = ctx;
  await insertAuditEvents(ctx, [
    { action: 'environment.import_planned', targetType: 'environment', targetId, details: { entries } },
  ]);
}

/** Each variable of the server that was written into an integration, by name. */
async function recordVariables(tx: Transaction, ctx: Context, written: readonly Written[]): Promise<void> {
  const events = written
    .filter(({ outcome }) => outcome !== 'unchanged')
    .flatMap(({ entry: { wanted }, id }) =>
      [...wanted.secrets].flatMap(([key, source]) =>
        source.kind === 'given' && source.variable !== undefined
          ? [
              {
                action: 'integration.variable_used',
                targetType: 'integration',
                targetId: id,
                details: { identifier: wanted.identifier, variable: source.variable, key },
              },
            ]
          : [],
      ),
    );
  await insertAuditEvents(ctx, events, tx);
}

/** Both sides of a copy: the same caller in each of the two environments. */
export interface CopyContexts {
  readonly from: Context;
  readonly to: Context;
}

/**
 * The effect of copying integrations from one environment to another; saves nothing. In: `{ only? }`, identifiers.
 * Throws AppError: forbidden, validation_failed.
 */
export async function planCopy(contexts: CopyContexts, input: unknown): Promise<TransferPlan> {
  requireCopy(contexts);
  const { only } = parse(planCopySchema, input);
  const environment = await requireEnvironment(contexts.to);
  const source = await listLive(contexts.from.environmentId, { only });
  const target = await readTarget(
    contexts.to.environmentId,
    source.map(({ identifier }) => identifier),
  );
  const planOf = await copyPlanner(contexts, environment, only);
  return (await planOf(source, target)).plan;
}

/**
 * Copies integrations as planned: all of them, or nothing. A stored secret is copied only on an explicit decision, and
 * needs `credentials:read`: anyone with access to the other environment could read it there. In:
 * `{ only?, token, decisions? }`. Throws as planCopy does, and `conflict` at `token`.
 */
export async function applyCopy(contexts: CopyContexts, input: unknown): Promise<TransferResult> {
  requireCopy(contexts);
  const { only, token, decisions } = parse(applyCopySchema, input);
  const { from, to } = contexts;
  const environment = await requireEnvironment(to);
  const fingerprintKey = await fingerprintKeyOf(to.organizationId, to.environmentId);
  const planOf = await copyPlanner(contexts, environment, only);
  const named = only ?? (await listLive(from.environmentId)).map(({ identifier }) => identifier);
  return inTransaction(
    async (tx) => {
      const target = await holdTarget(tx, to.environmentId, named);
      const planned = await planOf(await listLive(from.environmentId, { only, tx }), target);
      requireReady(planned, token, decisions);
      const written = await writePlan(tx, to, planned, decisions, fingerprintKey);
      await recordCopies(tx, contexts, written, decisions);
      return countOf(written);
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

async function importPlanner(
  ctx: Context,
  environment: EnvironmentRow,
  document: string,
  { environmentId, wantedBy }: ReadDocument,
) {
  const own = await fingerprintKeyOf(ctx.organizationId, ctx.environmentId);
  // A document of another environment of ours has that environment's fingerprints.
  const other =
    environmentId !== undefined && environmentId !== ctx.environmentId
      ? await findEnvironment(ctx.organizationId, environmentId)
      : null;
  const fingerprintKeys: SecretRules['fingerprintKeys'] = other
    ? [own, await fingerprintKeyOf(ctx.organizationId, other.id)]
    : [own];
  return async (target: Target): Promise<Planned> => {
    const providers = new Map(target.named.map(({ identifier, providerId }) => [identifier, providerId]));
    const wanted = wantedBy((identifier) => providers.get(identifier));
    return makePlan({ environment, target, wanted, rules: { fingerprintKeys, mayCopy: false }, basis: document });
  };
}

async function copyPlanner(
  { from, to }: CopyContexts,
  environment: EnvironmentRow,
  only: readonly string[] | undefined,
) {
  const fingerprintKey = await fingerprintKeyOf(to.organizationId, to.environmentId);
  const rules: SecretRules = { fingerprintKeys: [fingerprintKey], mayCopy: from.permissions.has('credentials:read') };
  return async (source: readonly IntegrationRow[], target: Target): Promise<Planned> => {
    const wanted = wantedOf(source, target.named, only);
    return makePlan({ environment, target, wanted, rules, basis: copyBasis(source, wanted) });
  };
}

/** Runs work that may report errors at places in a document, and adds the line of each place. */
async function withLines<T>({ explain }: ReadDocument, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'validation_failed' || !error.errors) throw error;
    throw explained(error.errors, explain);
  }
}

function withProblemLines({ explain }: ReadDocument, plan: TransferPlan): TransferPlan {
  const entries = plan.entries.map((entry) => ({
    ...entry,
    problems: entry.problems.map(({ place, message }) => ({ place, message: explain(place, message) })),
  }));
  return { ...plan, entries };
}

function requireCopy({ from, to }: CopyContexts): void {
  requirePermission(from, 'integrations:read');
  requirePermission(to, 'integrations:write');
  // Contexts come from one person's session; a copy across organizations must be impossible even if a caller mixed
  // them.
  if (from.organizationId !== to.organizationId) throw new AppError('not_found', 'There is no such environment.');
  if (from.environmentId === to.environmentId)
    throw new AppError('bad_request', 'The two environments are the same. Choose another to copy to.');
}

async function requireEnvironment(ctx: Context): Promise<EnvironmentRow> {
  const environment = await findEnvironment(ctx.organizationId, ctx.environmentId);
  if (!environment) throw new AppError('not_found', 'There is no such environment.');
  return environment;
}

function parse<T>(
  schema: {
    safeParse(
      input: unknown,
    ): { success: true; data: T } | { success: false; error: { issues: Parameters<typeof toFieldErrors>[0] } };
  },
  input: unknown,
): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  return parsed.data;
}
