import type { Resolver } from 'react-hook-form';

import type { PublicField } from '@/lib/catalogue/public-provider';
import { identifierComplaint } from '@/lib/integrations/identifier';

import type { FormOutput, FormValues } from './form-values';

/** The schema's code is fetched when something is first validated; sooner by a form in which somebody begins to type. */
export const fetchFormSchema = () => import('./form-schema');

/** Validates by the schema of the provider's fields; a draft by types alone. */
export function formResolver(fields: readonly PublicField[]): Resolver<FormValues, unknown, FormOutput> {
  return async (values, context, options) => {
    const { schemaResolver } = await fetchFormSchema();
    const result = await schemaResolver(fields, values)(values, context, options);
    // The schema's union with "" loses the sentence that says what an identifier may be.
    const identifier = result.errors.identifier && identifierComplaint(values.identifier);
    if (!identifier || !result.errors.identifier) return result;
    return {
      values: {},
      errors: { ...result.errors, identifier: { ...result.errors.identifier, message: identifier } },
    };
  };
}
