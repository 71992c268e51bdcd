import 'server-only';

import { createApiKeySchema } from '@/lib/api-keys/schema';
import { createEnvironmentSchema, updateEnvironmentSchema } from '@/lib/environments/schema';
import { storedCheckSchema, unsavedCheckSchema } from '@/lib/integrations/check/check-input';
import { createIntegrationSchema, updateIntegrationSchema } from '@/lib/integrations/schema';
import { resolveSchema } from '@/lib/integrations/select/resolve';
import { orderSchema } from '@/lib/integrations/write/set-primary';
import { PROVIDERS } from '@/lib/providers';

import { inputSchema, schemaRef } from './json-schema';

const providerId = { enum: PROVIDERS.map(({ id }) => id) };
const environmentId = 'Only the environment of the key is accepted, which is also the default; another one is 403.';
const conditions = { $ref: schemaRef('Conditions'), description: 'When to choose this integration.' };
const name = 'What people read: 1 to 120 characters, not blank.';
const identifier =
  'What programs name it by: 1 to 80 of A-Z, a-z, 0-9, _ and -, no UUID, none of the words of routes, unique among the live integrations of the environment.';

/** Fields that Novu’s client sends. They change nothing. */
const fromNovu = {
  kind: 'As Novu’s client sends it.',
  configurations: 'As Novu’s client sends it: empty.',
  rules: 'As Novu’s client sends it: null.',
};

/** The request bodies, from the zod schemas that the operations parse with. */
export const INPUT_SCHEMAS = {
  CreateIntegration: inputSchema(
    createIntegrationSchema,
    'A new integration. Fields that are not listed here are refused, all of them at once.',
    {
      providerId: { ...providerId, description: 'The provider, of the same channel.' },
      channel: 'The channel of the provider.',
      name: `${name} Left out: the name of the provider.`,
      identifier: `${identifier} Left out: made of the name and 8 random characters.`,
      _environmentId: environmentId,
      credentials: { $ref: schemaRef('Credentials'), description: 'By key; see the provider for which.' },
      active:
        'true: may be chosen at once, so what the provider requires must be there and have its form. false: a draft; types alone are asked.',
      check:
        'true: the provider is asked first. Rejected: 422 credentials_rejected and nothing is saved. Could not tell: saved, and lastCheck says so.',
      conditions: { ...conditions, default: [] },
      ...fromNovu,
    },
  ),
  UpdateIntegration: inputSchema(
    updateIntegrationSchema,
    'What is to change; what is absent stays. Read-only fields of an answer may be sent back as they are. null clears a credential and is refused elsewhere.',
    {
      providerId: 'May be repeated, never changed.',
      channel: 'May be repeated, never changed.',
      name,
      identifier,
      _environmentId: environmentId,
      credentials: {
        $ref: schemaRef('CredentialsPatch'),
        description:
          'Laid over the stored ones. When a field changes that decides where secrets are sent (host, region, account …), the secrets must be sent again.',
      },
      active: 'true: what the provider requires must be there.',
      check: 'true: the provider is asked first; alone, about what is stored.',
      conditions,
      ...fromNovu,
    },
  ),
  CheckCredentials: inputSchema(unsavedCheckSchema, 'What to ask a provider about.', {
    providerId: { ...providerId, description: 'The provider, of the same channel.' },
    channel: 'The channel of the provider.',
    credentials: { $ref: schemaRef('Credentials'), description: 'By key; see the provider for which.' },
  }),
  CheckIntegration: inputSchema(storedCheckSchema, 'What to lay over the stored credentials.', {
    credentials: {
      $ref: schemaRef('CredentialsPatch'),
      description: 'Asked about instead of the stored ones, as an update would merge them; nothing is stored.',
    },
  }),
  OrderIntegrations: inputSchema(orderSchema, 'The order of priority that is wanted.', {
    channel: 'email or sms; the others keep no order and are 400.',
    ids: 'Every active integration of the channel once, _id or identifier, the primary first.',
  }),
  ResolveRequest: inputSchema(resolveSchema, 'For which message an integration is wanted.', {
    channel: 'The channel of the message.',
    identifier: 'Wants this one, by identifier or _id, whatever its conditions; there is no fallback.',
    providerId: 'Chooses among the integrations of this provider only; ignored with identifier.',
    context:
      'What conditions read: subscriber, tenant, payload, context and workflow, each an object of any shape, and now (ISO 8601; default: the present). A number past 2^53 whose digits would be lost is refused: send it as text.',
    explain: 'true: candidates tells of every active integration why it won or did not.',
  }),
  CreateEnvironment: inputSchema(createEnvironmentSchema, 'A new environment.', {
    name: 'Unique in the organization; blanks around it are dropped.',
    color: 'How the dashboard marks it.',
  }),
  UpdateEnvironment: inputSchema(updateEnvironmentSchema, 'What is to change; what is absent stays.', {
    name: 'Unique in the organization; blanks around it are dropped.',
    color: 'How the dashboard marks it.',
  }),
  CreateApiKey: inputSchema(createApiKeySchema, 'A new key.', {
    name: 'What it is for; blanks around it are dropped.',
    environmentId: 'The environment that the key fixes.',
    scopes: 'What the key may do; none that the key in use lacks.',
    expiresAt: 'When it ends; in the future. Left out: never.',
    answersNovu:
      'true: conditions that Novu’s client cannot read are left out of answers, and rules in JSON Logic given instead.',
  }),
  ConditionsQuestion: {
    type: 'object',
    description: 'Conditions to look at.',
    properties: { conditions },
    required: ['conditions'],
    additionalProperties: false,
  },
};
