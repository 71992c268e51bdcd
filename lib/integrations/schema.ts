import { z } from 'zod';

import { CHANNELS } from '@/lib/catalogue/channel';
import { credentialsSchema } from '@/lib/catalogue/credentials-schema';
import type { Field } from '@/lib/catalogue/field';
import { conditionsSchema } from '@/lib/conditions/parse/schema';
import { nameReason } from '@/lib/text/name-text';
import { trimEdges } from '@/lib/text/odd-characters';

import { identifierSchema } from './identifier-schema';

/** A display name: 1 to 120 characters, not blank. */
const nameSchema = z
  .string({ error: 'name must be text.' })
  .check((ctx) => {
    const length = Array.from(ctx.value).length;
    const reason = nameReason(ctx.value);
    if (reason) ctx.issues.push({ code: 'custom', message: `name ${reason}.`, input: ctx.value });
    else if (trimEdges(ctx.value) === '' || length > 120) {
      ctx.issues.push({ code: 'custom', message: 'name must have 1 to 120 characters.', input: ctx.value });
    }
  })
  // The part of the rule that JSON Schema can express, for documents.
  .meta({ minLength: 1, maxLength: 120, pattern: '\\S' });

const booleanSchema = (name: string) => z.boolean({ error: `${name} must be true or false.` });

const environmentIdSchema = z.uuid({
  error: '_environmentId must be a UUID; leave it out for the environment of the key.',
});

/**
 * What Novu's client sends beside the fields of here, taken where it means nothing here: a row that delivers, no
 * configurations, no rules in JSON Logic. Source: `@novu/api` 3.19, CreateIntegrationRequestDto.
 */
const novuFields = {
  kind: z
    .literal('delivery', { error: 'kind must be "delivery": integrations of agents and tools are not stored here.' })
    .optional(),
  configurations: z
    .strictObject({}, { error: 'configurations has nothing here that could be set. Leave it out.' })
    .nullish(),
  rules: z.null({ error: 'rules in JSON Logic are not read here. Send conditions.' }).optional(),
};

/**
 * The body of a create, without what depends on the provider: `credentialsSchema` parses `credentials` once the
 * provider is known. Source of every rule: docs/rules/api.md, "POST /v1/integrations".
 */
export const createIntegrationSchema = z.strictObject(
  {
    providerId: z.string({ error: 'providerId must be the id of a provider (GET /v1/providers lists them).' }),
    channel: z.enum(CHANNELS, { error: `channel must be one of: ${CHANNELS.join(', ')}.` }),
    name: nameSchema.optional(),
    identifier: identifierSchema.optional(),
    _environmentId: environmentIdSchema.optional(),
    credentials: z.unknown().optional(),
    active: booleanSchema('active').default(false),
    check: booleanSchema('check').default(false),
    conditions: conditionsSchema.default([]),
    ...novuFields,
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'The body must be a JSON object.' : undefined) },
);

export type CreateIntegration = Omit<z.output<typeof createIntegrationSchema>, keyof typeof novuFields>;

/**
 * The body of an update: absent fields stay. `providerId` and `channel` may be repeated, never changed; `credentials`
 * are merged into the stored ones. Source: docs/rules/api.md, "PUT /v1/integrations/:id".
 */
export const updateIntegrationSchema = z.strictObject(
  {
    providerId: z.string({ error: 'providerId must be that of the integration; it cannot be changed.' }).optional(),
    channel: z.string({ error: 'channel must be that of the integration; it cannot be changed.' }).optional(),
    name: nameSchema.optional(),
    identifier: identifierSchema.optional(),
    _environmentId: environmentIdSchema.optional(),
    credentials: z.unknown().optional(),
    active: booleanSchema('active').optional(),
    check: booleanSchema('check').optional(),
    conditions: conditionsSchema.optional(),
    ...novuFields,
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'The body must be a JSON object.' : undefined) },
);

export type UpdateIntegration = z.output<typeof updateIntegrationSchema>;

/** The values of the dashboard's form: a create without the parts that the server decides. */
export function integrationFormSchema(fields: readonly Field[], active: boolean) {
  return z.object({
    name: nameSchema,
    identifier: z.union([identifierSchema, z.literal('')]),
    active: z.boolean(),
    primary: z.boolean(),
    check: z.boolean(),
    credentials: credentialsSchema(fields, active ? 'active' : 'draft'),
    conditions: conditionsSchema,
  });
}

export type IntegrationFormValues = z.input<ReturnType<typeof integrationFormSchema>>;
