import type { FieldErrors, Resolver, ResolverResult } from 'react-hook-form';

import type { PublicField } from '@/lib/catalogue/public-provider';
import { identifierComplaint } from '@/lib/integrations/identifier';

import type { FormOutput, FormValues } from './form-values';

/** Loads the schema's code at the first validation, or earlier when typing starts in a form. */
export const fetchFormSchema = () => import('./form-schema');

/** Validates with the schema of the provider's fields; a draft by types only. */
export function formResolver(fields: readonly PublicField[]): Resolver<FormValues, unknown, FormOutput> {
  return async (values, context, options) => {
    const { schemaResolver } = await fetchFormSchema();
    const result = withUnread(values, await schemaResolver(fields, values)(values, context, options));
    // The schema's union with "" loses the message about allowed identifiers.
    const identifier = result.errors.identifier && identifierComplaint(values.identifier);
    if (!identifier || !result.errors.identifier) return result;
    return {
      values: {},
      errors: { ...result.errors, identifier: { ...result.errors.identifier, message: identifier } },
    };
  };
}

/** Conditions that cannot be read must not be saved as those from before. */
function withUnread(
  { conditionsProblem = '' }: FormValues,
  result: ResolverResult<FormValues, FormOutput>,
): ResolverResult<FormValues, FormOutput> {
  if (conditionsProblem === '') return result;
  const conditions = { type: 'unread', message: conditionsProblem };
  return { values: {}, errors: { ...result.errors, conditions } as FieldErrors<FormValues> };
}
