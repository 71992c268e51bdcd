import { zodResolver } from '@hookform/resolvers/zod';
import type { Resolver } from 'react-hook-form';
import type { z } from 'zod';

import type { PublicField } from '@/lib/catalogue/public-provider';
import { integrationFormSchema } from '@/lib/integrations/schema';

import type { FormValues, FormOutput } from './form-values';

/** Validates by the schema of these fields. */
export function schemaResolver(
  fields: readonly PublicField[],
  values: FormValues,
): Resolver<FormValues, unknown, FormOutput> {
  // The schema reads whatever a form may send; this form sends what it holds.
  return zodResolver(integrationFormSchema(fields, values.active) as unknown as z.ZodType<FormOutput, FormValues>);
}
