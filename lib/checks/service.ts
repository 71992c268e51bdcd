import type { ProviderDefinition } from '@/lib/catalogue/provider';

import type { CheckVerdict } from './types';

/**
 * Asks the provider whether the credentials work. A provider whose definition states no check answers
 * `unknown` / `not_checkable`; nothing is sent anywhere.
 */
export function checkCredentials(provider: ProviderDefinition, at: Date): CheckVerdict {
  return {
    status: 'unknown',
    cause: 'not_checkable',
    message: `There is no request known here that proves credentials of ${provider.name} without sending anything.`,
    durationMs: 0,
    at: at.toISOString(),
  };
}
