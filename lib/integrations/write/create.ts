import 'server-only';

import { refuseRejected } from '@/lib/checks/service';
import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import { findReplay, runOnce } from '@/lib/idempotency/service';
import type { IdempotentRequest, Outcome } from '@/lib/idempotency/types';
import { askProvider } from '@/lib/integrations/check/ask-provider';
import { recordCheck } from '@/lib/integrations/check/check-history';
import { conflictOf } from '@/lib/integrations/conflict';
import { promote } from '@/lib/integrations/ranking';
import { findIntegration } from '@/lib/integrations/repository';
import type { IntegrationView } from '@/lib/integrations/types';
import { toIntegrationView } from '@/lib/integrations/view';
import { type Context, requireOwnEnvironment, requirePermission } from '@/lib/server/context';
import type { Transaction } from '@/lib/server/database/transaction';

import { type ParsedCreate, parseCreateIntegration } from './create-input';
import { insertNew } from './insert';
import { newRow, type NewRowSettings } from './new-row';
import { rerank } from './rerank';

export interface CreateOptions {
  readonly idempotency?: IdempotentRequest | undefined;
  /** Makes an active email or SMS integration without conditions the primary at once. */
  readonly primary?: boolean | undefined;
}

/**
 * Creates an integration in the caller's environment. In: the body as in docs/rules/api.md, unparsed. Out: the stored
 * integration without its secrets. With `check`, the provider checks the credentials before anything is written. One
 * transaction writes everything: row, rank, audit event, and the answer for the idempotency key.
 * Throws AppError: forbidden, validation_failed, credentials_rejected, conflict, idempotency_in_progress.
 */
export async function createIntegration(
  ctx: Context,
  input: unknown,
  { idempotency, primary = false }: CreateOptions = {},
): Promise<Outcome<IntegrationView>> {
  requirePermission(ctx, 'integrations:write');
  const parsed = parseCreateIntegration(input);
  requireOwnEnvironment(ctx, parsed._environmentId);
  // A repeated request gets its answer without another check.
  const replayed = parsed.check ? await findReplay<IntegrationView>(ctx, idempotency) : null;
  if (replayed) return replayed;
  const verdict = parsed.check ? await askProvider(ctx, parsed.provider, parsed.credentials) : undefined;
  refuseRejected(verdict);
  // Read before the transaction: waiting for a second connection inside it can starve all others, and itself.
  const fingerprintKey = await fingerprintKeyOf(ctx.organizationId, ctx.environmentId);
  try {
    return await runOnce(ctx, idempotency, (tx) => writeCreate(tx, ctx, parsed, { verdict, fingerprintKey, primary }));
  } catch (error) {
    throw conflictOf(error) ?? error;
  }
}

interface CreateSettings extends NewRowSettings {
  /** As in CreateOptions. */
  readonly primary: boolean;
}

async function writeCreate(
  tx: Transaction,
  ctx: Context,
  parsed: ParsedCreate,
  { primary, ...settings }: CreateSettings,
): Promise<IntegrationView> {
  const row = newRow(ctx, parsed, settings);
  const [inserted] = await insertNew(tx, ctx, [{ row, isNamed: parsed.identifier !== undefined }]);
  if (settings.verdict) await recordCheck(tx, ctx, row.id, settings.verdict);
  const leads = primary && row.active && row.conditions.length === 0;
  const rank = leads ? await rerank(tx, row, row.id, (entries) => promote(entries, row.id)) : inserted;
  return toIntegrationView({ ...row, primary: rank?.primary ?? false, priority: rank?.priority ?? 0 }, 'public');
}

/** Whether an identifier is free among the environment's live integrations. */
export async function isIdentifierFree(ctx: Context, identifier: string): Promise<boolean> {
  requirePermission(ctx, 'integrations:read');
  return (await findIntegration(ctx.environmentId, identifier)) === null;
}
