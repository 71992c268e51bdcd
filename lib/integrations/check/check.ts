import 'server-only';

import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import type { CheckVerdict } from '@/lib/checks/types';
import { decryptCredentials } from '@/lib/integrations/credentials';
import { mergeCredentials } from '@/lib/integrations/credentials-patch';
import { type IntegrationRow, requireIntegration, updateLastCheck } from '@/lib/integrations/repository';
import { findProvider } from '@/lib/providers';
import { type Context, requirePermission } from '@/lib/server/context';
import { inTransaction } from '@/lib/server/database/transaction';
import { AppError } from '@/lib/server/errors';

import { askProvider } from './ask-provider';
import { recordCheck } from './check-history';
import { parseStoredCheck, parseUnsavedCheck } from './check-input';

/**
 * Checks a stored integration's credentials with its provider, merged with any entered values as an update would merge
 * them. In: `_id` or identifier, and the body `{ credentials? }`, unparsed. Without entered values, the verdict is
 * stored: as the last one and in the history.
 * Throws AppError: forbidden, not_found, conflict, rate_limited, validation_failed (also if a destination changes and
 * its secrets were not entered again).
 */
export async function checkStoredIntegration(ctx: Context, reference: string, input: unknown): Promise<CheckVerdict> {
  requirePermission(ctx, 'integrations:write');
  const { typed } = parseStoredCheck(input);
  const row = await requireIntegration(ctx.environmentId, reference);
  if (typed === undefined || isEmptyObject(typed)) return checkStored(ctx, row);
  const provider = providerOf(row);
  const stored = decryptCredentials(row) ?? {};
  return askProvider(ctx, provider, mergeCredentials(provider.fields, stored, typed, 'draft'));
}

/**
 * Checks unsaved credentials with a provider. In: the body `{ providerId, channel, credentials }`, unparsed. Throws
 * AppError: forbidden, rate_limited, validation_failed.
 */
export async function checkUnsaved(ctx: Context, input: unknown): Promise<CheckVerdict> {
  requirePermission(ctx, 'integrations:write');
  const { provider, credentials } = parseUnsavedCheck(input);
  return askProvider(ctx, provider, credentials);
}

/**
 * Checks stored credentials and stores the verdict, unless the credentials changed during the check. Needs no
 * permission. Throws `conflict` for an unknown provider, or for an envelope that does not decrypt.
 */
export async function checkStored(ctx: Context, row: IntegrationRow): Promise<CheckVerdict> {
  const verdict = await askProvider(ctx, providerOf(row), openOrRefuse(row));
  // After the check: a provider may take seconds, and a transaction must not.
  await inTransaction(async (tx) => {
    if (await updateLastCheck(tx, row, verdict)) await recordCheck(tx, ctx, row.id, verdict);
  });
  return verdict;
}

function providerOf({ providerId }: IntegrationRow): ProviderDefinition {
  const provider = findProvider(providerId);
  if (!provider) throw new AppError('conflict', 'The provider of this integration is no longer known here.');
  return provider;
}

function openOrRefuse(row: IntegrationRow): Credentials {
  const credentials = decryptCredentials(row);
  if (!credentials) {
    throw new AppError(
      'conflict',
      'The stored credentials cannot be opened with the encryption keys at hand. Enter them again.',
    );
  }
  return credentials;
}

const isEmptyObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
