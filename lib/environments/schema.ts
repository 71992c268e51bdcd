import { z } from 'zod';

import { unstorableReason } from '@/lib/text/storable-text';

import { ENVIRONMENT_COLORS } from './types';

const nameSchema = z
  .string({ error: 'name must be text.' })
  .trim()
  .min(1, { error: 'name must have 1 to 60 characters.' })
  .max(60, { error: 'name must have 1 to 60 characters.' })
  .refine((name) => unstorableReason(name) === null, { error: 'name must be text that can be stored.' });

const colorSchema = z.enum(ENVIRONMENT_COLORS, { error: `color must be one of: ${ENVIRONMENT_COLORS.join(', ')}.` });

/** The body of an environment's creation. */
export const createEnvironmentSchema = z.strictObject({ name: nameSchema, color: colorSchema.default('gray') });

/** The body of an environment's change: what is absent stays. */
export const updateEnvironmentSchema = z.strictObject({ name: nameSchema.optional(), color: colorSchema.optional() });

export type CreateEnvironment = z.output<typeof createEnvironmentSchema>;
