import { randomBytes } from 'node:crypto';

import { v7 as uuidv7 } from 'uuid';

import { auditEventRow } from '@/lib/audit/repository';
import { refuseRejected } from '@/lib/checks/service';
import type { CheckVerdict } from '@/lib/checks/types';
import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import { findReplay, runOnce } from '@/lib/idempotency/service';
import type { IdempotentRequest, Outcome } from '@/lib/idempotency/types';
import { type Context, requirePermission } from '@/lib/server/context';
import { integrationsTopic, tellChange } from '@/lib/server/changes';
import { type RunSql, runSql, runSqlIn } from '@/lib/server/sql';
import { noteChange, type Transaction } from '@/lib/server/transaction';

import { type ParsedCreate, parseCreateIntegration } from './create-input';
import { describeSecrets, sealCredentials } from './credentials';
import { defaultIdentifier } from './identifier';
import { askProvider } from './ask-provider';
import { recordCheck } from './check-history';
import { conflictOf, identifierTaken } from './conflict';
import { insertPlaced, type UnplacedRow } from './insert-placed';
import { requireOwnEnvironment } from './own-environment';
import { rerank } from './placement';
import { promote } from './ranking';
import { findIntegration, type IntegrationRow } from './repository';
import type { IntegrationView } from './types';
import { toIntegrationView } from './view';

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
  const replayed = await findReplay<IntegrationView>(ctx, options.idempotency);
  if (replayed) return replayed;
  const verdict = parsed.check ? await askProvider(ctx, parsed.provider, parsed.credentials) : undefined;
  refuseRejected(verdict);
  // Read before the transaction: one that waits for a second connection can starve all others, and itself.
  const fingerprintKey = await fingerprintKeyOf(ctx.organizationId, ctx.environmentId);
  const settings = { verdict, fingerprintKey, primary: options.primary ?? false };
  try {
    // Most creates are one statement; what belongs together with more is a transaction.
    const isAlone = !options.idempotency && !verdict && !settings.primary;
    if (isAlone) return { value: await insertAlone(ctx, parsed, settings), replayed: false };
    return await runOnce(ctx, options.idempotency, (tx) => writeCreate(tx, ctx, parsed, settings));
  } catch (error) {
    throw conflictOf(error) ?? error;
  }
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
  const row = await insertAt(runSqlIn(tx), ctx, draft, parsed);
  if (verdict) await recordCheck(tx, ctx, id, verdict);
  const place = { environmentId, channel: parsed.channel };
  const leads = primary && active && parsed.conditions.length === 0;
  const rank = leads ? await rerank(tx, place, id, (entries) => promote(entries, id)) : {};
  return toIntegrationView({ ...row, ...rank }, 'public');
}

/** The row of a create but for its rank. */
function draftRow(
  ctx: Context,
  { provider, credentials, conditions, channel, active, ...given }: ParsedCreate,
  { verdict, fingerprintKey }: CreateSettings,
): UnplacedRow {
  const place = { organizationId: ctx.organizationId, environmentId: ctx.environmentId, id: uuidv7() };
  const name = given.name ?? provider.name;
  return {
    ...place,
    name,
    identifier: given.identifier ?? defaultIdentifier(name, provider.id, randomBytes(4).toString('hex')),
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

async function insertAlone(ctx: Context, parsed: ParsedCreate, settings: CreateSettings): Promise<IntegrationView> {
  const draft = draftRow(ctx, parsed, settings);
  try {
    return toIntegrationView(await insertAt(runSql, ctx, draft, parsed), 'public');
  } finally {
    // Also after an error: a commit whose answer was lost may have happened.
    if (draft.active) tellChange(integrationsTopic(draft.environmentId, draft.channel));
  }
}

/** Inserts the row with its event. Throws `conflict` when its identifier is taken. */
async function insertAt(
  run: RunSql,
  ctx: Context,
  draft: UnplacedRow,
  { identifier: claimed }: ParsedCreate,
): Promise<IntegrationRow> {
  const { name, identifier, providerId, channel, active, secrets } = draft;
  const details = { name, identifier, providerId, channel, active, secrets };
  const entry = { action: 'integration.created', targetType: 'integration', targetId: draft.id, details };
  const rank = await insertPlaced(run, draft, claimed !== undefined, auditEventRow(ctx, entry));
  if (!rank) throw identifierTaken();
  return { ...draft, ...rank };
}

/** Whether an identifier is free among the environment's live integrations. */
export async function isIdentifierFree(ctx: Context, identifier: string): Promise<boolean> {
  requirePermission(ctx, 'integrations:read');
  return (await findIntegration(ctx.environmentId, identifier)) === null;
}
