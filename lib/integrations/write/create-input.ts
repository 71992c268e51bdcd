import 'server-only';

import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import { issuesOf, providerErrors } from '@/lib/integrations/input-errors';
import { writtenCredentialsSchema } from '@/lib/integrations/private-keys';
import { type CreateIntegration, createIntegrationSchema } from '@/lib/integrations/schema';
import { findProvider } from '@/lib/providers';
import { type FieldErrors, validationError } from '@/lib/server/errors';

export interface ParsedCreate extends Omit<CreateIntegration, 'credentials' | 'providerId'> {
  readonly provider: ProviderDefinition;
  readonly credentials: Credentials;
}

/**
 * Parses a whole create: body, provider, and the credentials by the provider's fields. Collects every error, so that
 * one answer names all that must be corrected. Throws `validation_failed`.
 */
export function parseCreateIntegration(input: unknown): ParsedCreate {
  const body = createIntegrationSchema.safeParse(input);
  const raw = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  refuseAgent(raw, body);
  const provider = typeof raw['providerId'] === 'string' ? findProvider(raw['providerId']) : undefined;
  const credentials = writtenCredentialsSchema(
    provider?.fields ?? [],
    raw['active'] === true && provider ? 'active' : 'draft',
  ).safeParse(Object.hasOwn(raw, 'credentials') ? raw['credentials'] : {});
  const errors: FieldErrors = {
    ...issuesOf(body, []),
    ...issuesOf(credentials, ['credentials']),
    ...providerErrors(raw['providerId'], raw['channel'], provider),
  };
  if (!provider || !body.success || !credentials.success || Object.keys(errors).length > 0)
    throw validationError(errors);
  const { kind: _, configurations: __, rules: ___, ...settings } = body.data;
  return { ...settings, provider, credentials: credentials.data };
}

/** An agent of Novu has a provider and a channel that are not here either: one sentence says all. */
function refuseAgent(
  { kind }: Readonly<Record<string, unknown>>,
  body: ReturnType<typeof createIntegrationSchema.safeParse>,
) {
  if (kind !== 'agent' || body.success) return;
  const issue = body.error.issues.find(({ path }) => path[0] === 'kind');
  if (issue) throw validationError({ kind: { messages: [issue.message] } });
}
