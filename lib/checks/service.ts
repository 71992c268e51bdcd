import 'server-only';

import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import { AppError } from '@/lib/server/errors';
import { countCheck } from '@/lib/server/metrics';

import { processOutbound } from './process-outbound';
import { runCheck } from './runner';
import type { CheckVerdict } from './types';

/**
 * Checks with the provider whether the credentials work, for at most 10 seconds. Never throws: an obstacle is a verdict
 * too. Do not call it within a transaction.
 */
export async function checkCredentials(
  provider: ProviderDefinition,
  credentials: Credentials,
  at: Date,
): Promise<CheckVerdict> {
  const verdict = await runCheck(provider, credentials, { outbound: processOutbound(), now: at });
  countCheck(provider.id, verdict.cause);
  return verdict;
}

/** Throws `credentials_rejected`, at the field to blame, if the provider rejected the credentials. */
export function refuseRejected(verdict: CheckVerdict | undefined): void {
  if (verdict?.status !== 'rejected') return;
  const place = verdict.field ? `credentials.${verdict.field}` : 'credentials';
  throw new AppError('credentials_rejected', verdict.message, { [place]: { messages: [verdict.message] } });
}
