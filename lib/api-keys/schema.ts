import { z } from 'zod';

import { PERMISSIONS } from '@/lib/server/permissions';
import { nameReason } from '@/lib/text/name-text';

/** The request body that creates a key. */
export const createApiKeySchema = z.strictObject({
  name: z
    .string({ error: 'name must be text.' })
    .trim()
    .min(1, { error: 'name must have 1 to 120 characters.' })
    .max(120, { error: 'name must have 1 to 120 characters.' })
    .refine((text) => nameReason(text) === null, { error: ({ input }) => `name ${nameReason(String(input))}.` }),
  environmentId: z.uuid({ error: 'environmentId must be the id of an environment.' }),
  scopes: z
    .array(z.enum(PERMISSIONS, { error: `A scope must be one of: ${PERMISSIONS.join(', ')}.` }), {
      error: 'scopes must be a list.',
    })
    .min(1, { error: 'Choose at least one scope.' }),
  /** Conditions that Novu's client cannot read are answered as `rules`. */
  answersNovu: z.boolean({ error: 'answersNovu must be true or false.' }).optional(),
  expiresAt: z.iso.datetime({ offset: true, error: 'expiresAt must be an ISO 8601 date-time.' }).optional(),
});

export type CreateApiKey = z.input<typeof createApiKeySchema>;
