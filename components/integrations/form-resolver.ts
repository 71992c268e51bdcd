import { zodResolver } from '@hookform/resolvers/zod';
import type { Resolver } from 'react-hook-form';
import type { z } from 'zod';
import type { PublicField } from '@/lib/catalogue/public-provider';
import { identifierSchema } from '@/lib/integrations/identifier';
import { integrationFormSchema } from '@/lib/integrations/schema';
import type { FormValues } from './form-values';

/** The form's values once parsed: what is sent. */
export type FormOutput = z.output<ReturnType<typeof integrationFormSchema>>;

/** Validates by the schema of the provider's fields; a draft by types alone. */
export function formResolver(fields: readonly PublicField[]): Resolver<FormValues, unknown, FormOutput> {
  return async (values, context, options) => {
    // The schema reads whatever a form may send; this form sends what it holds.
    const schema = integrationFormSchema(fields, values.active) as unknown as z.ZodType<FormOutput, FormValues>;
    const result = await zodResolver(schema)(values, context, options);
    // The schema's union with "" loses the sentence that says what an identifier may be.
    const identifier =
      result.errors.identifier && identifierSchema.safeParse(values.identifier).error?.issues[0]?.message;
    if (!identifier || !result.errors.identifier) return result;
    return {
      values: {},
      errors: { ...result.errors, identifier: { ...result.errors.identifier, message: identifier } },
    };
  };
}
