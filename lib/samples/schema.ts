import { z } from 'zod';

import { contextSchema } from '@/lib/conditions/parse/schema';
import { nameReason } from '@/lib/text/name-text';

import { unstorableContextReason } from './storable-context';

const nameSchema = z
  .string({ error: 'name must be text.' })
  .trim()
  .min(1, { error: 'Give the sample a name.' })
  .max(120, { error: 'name must have at most 120 characters.' })
  .refine((text) => nameReason(text) === null, { error: ({ input }) => `name ${nameReason(String(input))}.` });

/** The context of a resolve request, if it can be stored. Keys that no condition reads are left out. */
const storedContextSchema = contextSchema.check((ctx) => {
  const reason = unstorableContextReason(ctx.value);
  if (reason) ctx.issues.push({ code: 'custom', message: `The context ${reason}.`, input: ctx.value });
});

const NOT_AN_OBJECT = {
  error: (issue: { code: string }) => (issue.code === 'invalid_type' ? 'The sample must be an object.' : undefined),
};

export const createSampleSchema = z.strictObject({ name: nameSchema, context: storedContextSchema }, NOT_AN_OBJECT);

export const updateSampleSchema = z
  .strictObject({ name: nameSchema.optional(), context: storedContextSchema.optional() }, NOT_AN_OBJECT)
  .refine(({ name, context }) => name !== undefined || context !== undefined, {
    error: 'Send a name, a context, or both.',
  });
