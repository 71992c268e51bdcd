import { randomBytes } from 'node:crypto';

import { v7 as uuidv7 } from 'uuid';

import { insertAuditEvents } from '@/lib/audit/repository';
import { refuseRejected } from '@/lib/checks/service';
import type { CheckVerdict } from '@/lib/checks/types';
import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import { findReplay, runOnce } from '@/lib/idempotency/service';
import type { IdempotentRequest, Outcome } from '@/lib/idempotency/types';
import { type Context, requirePermission } from '@/lib/server/context';
import type { Transaction } from '@/lib/server/transaction';

import { type ParsedCreate, parseCreateIntegration } from './create-input';
import { describeSecrets, sealCredentials } from './credentials';
import { defaultIdentifier } from './identifier';
import { askProvider } from './ask-provider';
import { recordCheck } from './check-history';
import { claimIdentifier, conflictOf } from './conflict';
import { requireOwnEnvironment } from './own-environment';
import { holdRanking, rerank, UNRANKED } from './placement';
import { admit, type Rank } from './ranking';
import { findIntegration, insertIntegration } from './repository';
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
  const { provider, credentials, conditions, channel, active } = parsed;
  const { verdict, fingerprintKey, primary } = settings;
  const id = uuidv7();
  const place = { organizationId: ctx.organizationId, environmentId: ctx.environmentId, id };
  const secrets = describeSecrets(credentials, provider.fields, fingerprintKey, ctx.now);
  const name = parsed.name ?? provider.name;
  if (active) await holdRanking(tx, { environmentId: ctx.environmentId, channel });
  if (parsed.identifier !== undefined) await claimIdentifier(tx, ctx.environmentId, parsed.identifier);
  const rank = await enterRanking(tx, parsed, place, primary);
  const row = await insertIntegration(tx, {
    ...place,
    ...rank,
    name,
    identifier: parsed.identifier ?? defaultIdentifier(name, provider.id, randomBytes(4).toString('hex')),
    providerId: provider.id,
    channel,
    singleton: provider.onePerEnvironment ? provider.id : null,
    credentials: sealCredentials(credentials, place),
    secrets: secrets as object,
    active,
    conditions: conditions as object,
    ...(verdict ? { lastCheck: { ...verdict } } : {}),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  if (verdict) await recordCheck(tx, ctx, id, verdict);
  const details = { name, identifier: row.identifier, providerId: provider.id, channel, active, secrets };
  await insertAuditEvents(
    ctx,
    [{ action: 'integration.created', targetType: 'integration', targetId: id, details }],
    tx,
  );
  return toIntegrationView(row, 'public');
}

/** Moves the channel's others to make room and returns the place of the new one. The caller holds the ranking. */
async function enterRanking(
  tx: Transaction,
  { active, channel, conditions }: ParsedCreate,
  { environmentId, id }: { environmentId: string; id: string },
  primary: boolean,
): Promise<Rank> {
  if (!active) return UNRANKED;
  const place = { environmentId, channel };
  const conditioned = conditions.length > 0;
  return rerank(tx, place, id, (entries) => admit(entries, id, conditioned, primary));
}

/** Whether an identifier is free among the environment's live integrations. */
export async function isIdentifierFree(ctx: Context, identifier: string): Promise<boolean> {
  requirePermission(ctx, 'integrations:read');
  return (await findIntegration(ctx.environmentId, identifier)) === null;
}
