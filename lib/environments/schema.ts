import { z } from 'zod';

import { nameReason } from '@/lib/text/name-text';

import { ENVIRONMENT_COLORS } from './types';

const nameSchema = z
  .string({ error: 'name must be text.' })
  .trim()
  .min(1, { error: 'name must have 1 to 60 characters.' })
  .max(60, { error: 'name must have 1 to 60 characters.' })
  .refine((text) => nameReason(text) === null, { error: ({ input }) => `name ${nameReason(String(input))}.` });

const colorSchema = z.enum(ENVIRONMENT_COLORS, { error: `color must be one of: ${ENVIRONMENT_COLORS.join(', ')}.` });

/** The request body that creates an environment. */
export const createEnvironmentSchema = z.strictObject({ name: nameSchema, color: colorSchema.default('gray') });

/** The request body that changes an environment. An absent field stays unchanged. */
export const updateEnvironmentSchema = z.strictObject({ name: nameSchema.optional(), color: colorSchema.optional() });

export type CreateEnvironment = z.output<typeof createEnvironmentSchema>;
