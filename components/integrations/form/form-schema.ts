import { zodResolver } from '@hookform/resolvers/zod';
import type { Resolver } from 'react-hook-form';
import type { z } from 'zod';

import type { PublicField } from '@/lib/catalogue/public-provider';
import { integrationFormSchema } from '@/lib/integrations/schema';

import type { FormValues, FormOutput } from './form-values';

/** Validates with the schema of these fields. */
export function schemaResolver(
  fields: readonly PublicField[],
  values: FormValues,
): Resolver<FormValues, unknown, FormOutput> {
  // The schema accepts any form's input; this form sends its own values.
  return zodResolver(integrationFormSchema(fields, values.active) as unknown as z.ZodType<FormOutput, FormValues>);
}
