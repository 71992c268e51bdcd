import { storedValues } from '@/components/integrations/form/edit-values';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { IntegrationView } from '@/lib/integrations/types';

import { createRequest } from './request-body';
import { curlCode, novuCode } from './request-code';

export type CodeLanguage = 'curl' | 'novu';

/** The request that would create a stored integration. Variables replace its secrets. */
export function storedAsCode(
  integration: IntegrationView,
  provider: Pick<PublicProvider, 'id' | 'channel' | 'fields'>,
  apiBaseUrl: string,
  language: CodeLanguage,
): string {
  const { name, identifier, active, primary, conditions, secrets } = integration;
  // Any text works: a secret that is set appears as its variable.
  const set = Object.fromEntries(Object.keys(secrets).map((key) => [key, 'set']));
  const request = createRequest({
    provider,
    name,
    identifier,
    credentials: { ...storedValues(integration, provider.fields).credentials, ...set },
    active,
    check: false,
    primary,
    conditions,
  });
  return language === 'curl' ? curlCode(request, apiBaseUrl) : novuCode(request, apiBaseUrl);
}
