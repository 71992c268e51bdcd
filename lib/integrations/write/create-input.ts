import type { z } from 'zod';

import { credentialsSchema, type Credentials } from '@/lib/catalogue/credentials-schema';
import { didYouMean } from '@/lib/text/nearest';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import { findProvider, PROVIDERS, providersOf } from '@/lib/providers';
import { type FieldErrors, toFieldErrors, validationError } from '@/lib/server/errors';

import { type CreateIntegration, createIntegrationSchema } from '@/lib/integrations/schema';

export interface ParsedCreate extends Omit<CreateIntegration, 'credentials' | 'providerId'> {
  readonly provider: ProviderDefinition;
  readonly credentials: Credentials;
}

/**
 * Parses a create as a whole: body, provider, and the credentials by the provider's fields. Every complaint is
 * gathered, so that one answer names all that has to be mended. Throws `validation_failed`.
 */
export function parseCreateIntegration(input: unknown): ParsedCreate {
  const body = createIntegrationSchema.safeParse(input);
  const raw = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  const provider = typeof raw['providerId'] === 'string' ? findProvider(raw['providerId']) : undefined;
  const credentials = credentialsSchema(
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
  return { ...body.data, provider, credentials: credentials.data };
}

/** The issues of a failed parse at their places. */
export function issuesOf(result: z.ZodSafeParseResult<unknown>, prefix: readonly PropertyKey[]): FieldErrors {
  return result.success ? {} : toFieldErrors(result.error.issues, prefix);
}

/** What is wrong with a provider id, and with the channel it was given for. */
export function providerErrors(id: unknown, channel: unknown, provider: ProviderDefinition | undefined): FieldErrors {
  if (typeof id !== 'string') return {};
  if (!provider) {
    const near = didYouMean(
      id,
      PROVIDERS.map((candidate) => candidate.id),
    );
    return { providerId: { messages: [`There is no such provider.${near} GET /v1/providers lists all.`] } };
  }
  if (typeof channel !== 'string' || channel === provider.channel) return {};
  const near = didYouMean(
    id,
    providersOf(channel as ProviderDefinition['channel']).map((candidate) => candidate.id),
  );
  return {
    providerId: { messages: [`This provider is of the channel "${provider.channel}", not of the one given.${near}`] },
  };
}
