import 'server-only';

import type { z } from 'zod';

import type { ProviderDefinition } from '@/lib/catalogue/provider';
import { PROVIDERS, providersOf } from '@/lib/providers';
import { type FieldErrors, toFieldErrors } from '@/lib/server/errors';
import { didYouMean } from '@/lib/text/nearest';

/** The issues of a failed parse at their places. */
export function issuesOf(result: z.ZodSafeParseResult<unknown>, prefix: readonly PropertyKey[]): FieldErrors {
  return result.success ? {} : toFieldErrors(result.error.issues, prefix);
}

/** Errors in a provider id and its channel. */
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
