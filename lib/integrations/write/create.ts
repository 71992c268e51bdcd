import { randomUUID } from 'node:crypto';

import { auditEventRow } from '@/lib/audit/repository';
import { refuseRejected } from '@/lib/checks/service';
import type { CheckVerdict } from '@/lib/checks/types';
import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import { claimOf, findReplay, readClaimed, runOnce } from '@/lib/idempotency/service';
import type { IdempotentRequest, Outcome } from '@/lib/idempotency/types';
import { type Context, requirePermission } from '@/lib/server/context';
import { integrationsTopic, tellChange } from '@/lib/server/changes';
import { runSqlIn } from '@/lib/server/sql';
import { noteChange, type Transaction } from '@/lib/server/transaction';
import { newId, takeRandom } from '@/lib/server/random';

import { type ParsedCreate, parseCreateIntegration } from './create-input';
import { describeSecrets, sealCredentials } from '@/lib/integrations/credentials';
import { defaultIdentifier, identifierSuffix, SUFFIX_BYTES } from '@/lib/integrations/identifier';
import { askProvider } from '@/lib/integrations/check/ask-provider';
import { recordCheck } from '@/lib/integrations/check/check-history';
import { conflictOf } from '@/lib/integrations/conflict';
import { type Insertion, insertPlaced, insertTogether, type UnplacedRow } from './insert-ranked';
import { requireOwnEnvironment } from '@/lib/server/context';
import { rerank, UNRANKED } from './rerank';
import { promote } from '@/lib/integrations/ranking';
import { findIntegration } from '@/lib/integrations/repository';
import type { IntegrationView } from '@/lib/integrations/types';
import { toIntegrationView } from '@/lib/integrations/view';

export interface CreateOptions {
  readonly idempotency?: IdempotentRequest | undefined;
  /** Makes an active e-mail or SMS integration without conditions the primary at once. */
  readonly primary?: boolean | undefined;
}

/**
 * Creates an integration in the caller's environment. In: the body as api.md has it, unparsed. Out: the stored
 * integration without its secrets. With `check`, the provider is asked before anything is written.
 * Throws AppError: forbidden, validation_failed, credentials_rejected, conflict, idempotency_in_progress.
 */
export async function createIntegration(
  ctx: Context,
  input: unknown,
  options: CreateOptions = {},
): Promise<Outcome<IntegrationView>> {
  requirePermission(ctx, 'integrations:write');
  const parsed = parseCreateIntegration(input);
  requireOwnEnvironment(ctx, parsed._environmentId);
  const primary = options.primary ?? false;
  try {
    // Most creates are one statement; what belongs together with more is a transaction.
    return parsed.check || primary
      ? await createWithMore(ctx, parsed, primary, options.idempotency)
      : await createAlone(ctx, parsed, options.idempotency);
  } catch (error) {
    throw conflictOf(error) ?? error;
  }
}

async function createWithMore(
  ctx: Context,
  parsed: ParsedCreate,
  primary: boolean,
  idempotency: IdempotentRequest | undefined,
): Promise<Outcome<IntegrationView>> {
  const replayed = await findReplay<IntegrationView>(ctx, idempotency);
  if (replayed) return replayed;
  const verdict = parsed.check ? await askProvider(ctx, parsed.provider, parsed.credentials) : undefined;
  refuseRejected(verdict);
  // Read before the transaction: one that waits for a second connection can starve all others, and itself.
  const fingerprintKey = await fingerprintKeyOf(ctx.organizationId, ctx.environmentId);
  return runOnce(ctx, idempotency, (tx) => writeCreate(tx, ctx, parsed, { verdict, fingerprintKey, primary }));
}

export interface CreateSettings {
  /** What the provider answered about the credentials, when it was asked. */
  readonly verdict: CheckVerdict | undefined;
  readonly fingerprintKey: Buffer;
  /** As in CreateOptions. */
  readonly primary: boolean;
}

/**
 * The writes of a create, in the caller's transaction: row, ranking, audit event. Throws `conflict` for a taken
 * identifier; what conflictOf reads, for a provider that may stand only once.
 */
export async function writeCreate(
  tx: Transaction,
  ctx: Context,
  parsed: ParsedCreate,
  settings: CreateSettings,
): Promise<IntegrationView> {
  const { verdict, primary } = settings;
  const draft = draftRow(ctx, parsed, settings);
  const { id, environmentId, active } = draft;
  if (active) noteChange(tx, integrationsTopic(environmentId, draft.channel));
  const [placed] = await insertPlaced(runSqlIn(tx), [insertionOf(ctx, draft, parsed)]);
  const row = { ...draft, ...(placed?.rank ?? UNRANKED) };
  if (verdict) await recordCheck(tx, ctx, id, verdict);
  const place = { environmentId, channel: parsed.channel };
  const leads = primary && active && parsed.conditions.length === 0;
  const rank = leads ? await rerank(tx, place, id, (entries) => promote(entries, id)) : {};
  return toIntegrationView({ ...row, ...rank }, 'public', parsed.credentials);
}

/** The row of a create but for its rank. */
function draftRow(
  ctx: Context,
  { provider, credentials, conditions, channel, active, ...given }: ParsedCreate,
  { verdict, fingerprintKey }: CreateSettings,
): UnplacedRow {
  const place = { organizationId: ctx.organizationId, environmentId: ctx.environmentId, id: newId() };
  const name = given.name ?? provider.name;
  return {
    ...place,
    name,
    identifier: given.identifier ?? defaultIdentifier(name, provider.id, identifierSuffix(takeRandom(SUFFIX_BYTES))),
    providerId: provider.id,
    channel,
    singleton: provider.onePerEnvironment ? provider.id : null,
    credentials: sealCredentials(credentials, place),
    secrets: describeSecrets(credentials, provider.fields, fingerprintKey, ctx.now) as JsonObject,
    active,
    conditions: conditions as unknown as JsonObject[],
    lastCheck: verdict ? { ...verdict } : null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    deletedAt: null,
    deletedBy: null,
  };
}

type JsonObject = UnplacedRow['conditions'] & object;

/** Creates by one statement, which commits by itself and may create others with it. */
async function createAlone(
  ctx: Context,
  parsed: ParsedCreate,
  idempotency: IdempotentRequest | undefined,
): Promise<Outcome<IntegrationView>> {
  const fingerprintKey = await fingerprintKeyOf(ctx.organizationId, ctx.environmentId);
  const claim = idempotency && (await claimOf(ctx, idempotency));
  const row = draftRow(ctx, parsed, { verdict: undefined, fingerprintKey, primary: false });
  const view = toIntegrationView({ ...row, ...UNRANKED }, 'public', parsed.credentials);
  const insertion = insertionOf(ctx, row, parsed);
  try {
    const { rank, ...claimed } = await insertTogether({
      ...insertion,
      once: claim && { claim, answer: aroundRank(view) },
    });
    const kept = claim && readClaimed<IntegrationView>(claim, claimed);
    return kept ?? { value: { ...view, ...rank }, replayed: false };
  } finally {
    // Also after an error: a commit whose answer was lost may have happened.
    if (row.active) tellChange(integrationsTopic(row.environmentId, row.channel));
  }
}

/** A view as JSON, cut at the two values that only the database knows. */
function aroundRank(view: IntegrationView): readonly [string, string, string] {
  const mark = randomUUID();
  const [head = '', middle = '', tail = ''] = JSON.stringify({ ...view, primary: mark, priority: mark }).split(
    `"${mark}"`,
  );
  return [head, middle, tail];
}

function insertionOf(ctx: Context, row: UnplacedRow, { identifier: claimed }: ParsedCreate): Insertion {
  const { name, identifier, providerId, channel, active, secrets } = row;
  const details = { name, identifier, providerId, channel, active, secrets };
  const entry = { action: 'integration.created', targetType: 'integration', targetId: row.id, details };
  return { row, claimed: claimed !== undefined, event: auditEventRow(ctx, entry) };
}

/** Whether an identifier is free among the environment's live integrations. */
export async function isIdentifierFree(ctx: Context, identifier: string): Promise<boolean> {
  requirePermission(ctx, 'integrations:read');
  return (await findIntegration(ctx.environmentId, identifier)) === null;
}
