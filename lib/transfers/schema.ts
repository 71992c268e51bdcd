import { z } from 'zod';

import { identifierSchema } from '@/lib/integrations/identifier-schema';

/** More than any hand-managed environment has; a plan of all of them still takes only a second or two. */
const MAX_INTEGRATIONS = 1_000;

const flag = (name: string) => z.boolean({ error: `${name} must be true or false.` });

/**
 * An integration in a document. Only its outer shape: the rules of a create or an update (lib/integrations) parse the
 * fields, and the provider's fields the credentials.
 */
const entrySchema = z.strictObject(
  {
    identifier: identifierSchema,
    name: z.unknown().optional(),
    providerId: z.unknown().optional(),
    channel: z.unknown().optional(),
    active: flag('active').optional(),
    primary: flag('primary').optional(),
    priority: z
      .int({ error: 'priority must be a whole number.' })
      .min(0, { error: 'priority must be 0 or more.' })
      .max(1_000_000, { error: 'priority must be at most 1,000,000.' })
      .optional(),
    conditions: z.unknown().optional(),
    // Not z.record, which silently skips a key named __proto__.
    credentials: z
      .custom<Readonly<Record<string, unknown>>>(
        (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
        { error: 'credentials must be a mapping of credential keys.' },
      )
      .optional(),
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'An integration must be a mapping.' : undefined) },
);

/** A document of integrations: what an export writes and an import reads. */
export const documentSchema = z.strictObject(
  {
    version: z.literal(1, { error: 'version must be 1.' }),
    environment: z
      .strictObject(
        {
          id: z.uuid({ error: 'id must be a UUID.' }).optional(),
          name: z.string({ error: 'name must be text.' }).optional(),
        },
        { error: (issue) => (issue.code === 'invalid_type' ? 'environment must be a mapping.' : undefined) },
      )
      .optional(),
    integrations: z
      .array(entrySchema, { error: 'integrations must be a list.' })
      .max(MAX_INTEGRATIONS, { error: `integrations must have at most ${MAX_INTEGRATIONS} items.` }),
  },
  {
    error: (issue) =>
      issue.code === 'invalid_type' ? 'The document must be a mapping with "version" and "integrations".' : undefined,
  },
);

/** A secret as a mapping in a document: by its fingerprint, as too short for one, or in plain text. */
export const secretReferenceSchema = z.union([
  z.strictObject({ fingerprint: z.string().regex(/^[0-9a-f]{8}$/) }),
  z.strictObject({ set: z.literal(true) }),
  z.strictObject({ value: z.string() }),
]);

const decisionsSchema = z.record(
  z.string(),
  z.union([
    z.strictObject({ choice: z.enum(['keep', 'copy']) }),
    z.strictObject({ choice: z.literal('enter'), value: z.string().min(1) }),
  ]),
  { error: 'decisions must be an object.' },
);

const text = (name: string) => z.string({ error: `${name} must be text.` });

export const planImportSchema = z.strictObject({ document: text('document') });
export const applyImportSchema = planImportSchema.extend({
  token: text('token'),
  decisions: decisionsSchema.default({}),
});

export const planCopySchema = z.strictObject({
  /** Identifiers; absent: all. */
  only: z
    .array(text('identifier'), { error: 'only must be a list of identifiers.' })
    .max(MAX_INTEGRATIONS, { error: `only must have at most ${MAX_INTEGRATIONS} items.` })
    .optional(),
});
export const applyCopySchema = planCopySchema.extend({ token: text('token'), decisions: decisionsSchema.default({}) });
