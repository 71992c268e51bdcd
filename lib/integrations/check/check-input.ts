import 'server-only';

import { z } from 'zod';

import { CHANNELS } from '@/lib/catalogue/channel';
import { type Credentials, credentialsSchema } from '@/lib/catalogue/credentials-schema';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import { issuesOf, providerErrors } from '@/lib/integrations/input-errors';
import { findProvider } from '@/lib/providers';
import { validationError } from '@/lib/server/errors';

/** The request body of a check of a stored integration. */
export const storedCheckSchema = z.strictObject({ credentials: z.unknown().optional() });

/** The request body of a check of unsaved credentials. */
export const unsavedCheckSchema = z.strictObject({
  providerId: z.string({ error: 'providerId must be the id of a provider (GET /v1/providers lists them).' }),
  channel: z.enum(CHANNELS, { error: `channel must be one of: ${CHANNELS.join(', ')}.` }),
  credentials: z.unknown().optional(),
});

/**
 * Parses the body of a check of a stored integration: the entered credentials stay unparsed. Throws
 * `validation_failed`.
 */
export function parseStoredCheck(input: unknown): { readonly typed: unknown } {
  const body = storedCheckSchema.safeParse(input);
  if (!body.success) throw validationError(issuesOf(body, []));
  return { typed: body.data.credentials };
}

/** Parses the body of a check of unsaved credentials and collects every error. Throws `validation_failed`. */
export function parseUnsavedCheck(input: unknown): {
  readonly provider: ProviderDefinition;
  readonly credentials: Credentials;
} {
  const body = unsavedCheckSchema.safeParse(input);
  const raw = (typeof input === 'object' && input !== null ? input : {}) as Readonly<Record<string, unknown>>;
  const provider = typeof raw['providerId'] === 'string' ? findProvider(raw['providerId']) : undefined;
  // A check needs only what its request uses, and reports missing values itself.
  const credentials = credentialsSchema(provider?.fields ?? [], 'draft').safeParse(raw['credentials'] ?? {});
  const errors = {
    ...issuesOf(body, []),
    ...issuesOf(credentials, ['credentials']),
    ...providerErrors(raw['providerId'], raw['channel'], provider),
  };
  if (!provider || !body.success || !credentials.success || Object.keys(errors).length > 0)
    throw validationError(errors);
  return { provider, credentials: credentials.data };
}
