import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { ProviderDefinition } from '@/lib/catalogue/provider';

import { AppError } from '@/lib/server/errors';

import type { CheckVerdict } from './types';

/**
 * Asks the provider whether the credentials work. A provider whose definition states no check answers
 * `unknown` / `not_checkable`; nothing is sent anywhere.
 */
export async function checkCredentials(
  provider: ProviderDefinition,
  _credentials: Credentials,
  at: Date,
): Promise<CheckVerdict> {
  return {
    status: 'unknown',
    cause: 'not_checkable',
    message: `There is no request known here that proves credentials of ${provider.name} without sending anything.`,
    durationMs: 0,
    at: at.toISOString(),
  };
}

/** Throws `credentials_rejected`, at the field to blame, when the provider said no. */
export function refuseRejected(verdict: CheckVerdict | undefined): void {
  if (verdict?.status !== 'rejected') return;
  throw new AppError('credentials_rejected', verdict.message, { credentials: { messages: [verdict.message] } });
}
