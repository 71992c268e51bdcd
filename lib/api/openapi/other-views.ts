import 'server-only';

import { z } from 'zod';

import { CHANNELS } from '@/lib/catalogue/channel';
import { ENVIRONMENT_COLORS } from '@/lib/environments/types';
import { ERROR_CODES } from '@/lib/server/errors';
import { PERMISSIONS } from '@/lib/server/permissions';

import { credentialKey, dateTime } from './integration-views';
import { view } from './views-registry';

const fieldErrors = z
  .record(z.string(), z.object({ messages: z.array(z.string()).min(1) }))
  .describe('Messages by place: credentials.apiKey, conditions[0].children[1].operator, query.limit.');

/** @internal */
export const errorBody = view('Error', 'Every failure has this body. It never holds a rejected value or a secret.', {
  statusCode: z.int().describe('The HTTP status again.'),
  timestamp: dateTime,
  path: z.string().describe('The path that was asked, without its query.'),
  message: z.string().describe('What went wrong and what to do.'),
  code: z.enum(ERROR_CODES).describe('The kind of failure, for programs.'),
  requestId: z.string().describe('Also in the header X-Request-Id, and in the log of the server.'),
  errors: fieldErrors.exactOptional(),
});

export const conditionsReport = view('ConditionsReport', 'What can be said of conditions without storing them.', {
  valid: z.boolean(),
  errors: fieldErrors,
  warnings: z
    .array(
      z.object({
        path: z.string().describe('Where: conditions[0].children[1].'),
        code: z.string(),
        message: z.string(),
      }),
    )
    .describe('What is allowed and surely not meant, such as a group that can never match.'),
  sentence: z.string().describe('The conditions in plain English; empty when they are not valid.'),
});

const keyType = z.enum(['rsa', 'ec-p256', 'ed25519']);

const providerField = view('ProviderField', 'One credential of a provider.', {
  key: credentialKey,
  label: z.string().describe('As the console of the vendor names it.'),
  kind: z
    .enum(['text', 'email', 'url', 'secret', 'number', 'switch', 'select', 'json', 'pem'])
    .describe('Which control fits.'),
  type: z.enum(['string', 'boolean', 'object']).describe('What it is in JSON.'),
  required: z.boolean().describe('Needed before an integration may be active.'),
  secret: z.boolean().describe('Never comes back once stored.'),
  help: z.string().exactOptional(),
  helpUrl: z.string().exactOptional().describe('The page of the vendor where the value is found.'),
  placeholder: z.string().exactOptional(),
  destination: z
    .literal(true)
    .exactOptional()
    .describe('Decides where secrets are sent: when it changes, they must be sent again.'),
  protects: z
    .boolean()
    .exactOptional()
    .describe(
      'Protects secrets on their way while it has this value: when it gets the other one, they must be sent again.',
    ),
  hidden: z.literal(true).exactOptional().describe('Accepted here, not offered in the form.'),
  pattern: z
    .object({
      source: z.string().describe('A regular expression for the whole value.'),
      message: z.string(),
      mistakes: z
        .array(z.object({ source: z.string(), message: z.string() }))
        .exactOptional()
        .describe('What people often enter instead, and the message about it.'),
    })
    .exactOptional(),
  format: z.literal('host').exactOptional().describe('One host name or IP address, without scheme and port.'),
  allowsLocalDomain: z.literal(true).exactOptional().describe('The address may end in a name without a dot.'),
  keepsSpaces: z.literal(true).exactOptional().describe('Spaces at its ends are kept.'),
  types: z.array(keyType).exactOptional().describe('The private keys that it takes.'),
  privateKey: z
    .object({ name: z.string(), types: z.array(keyType) })
    .exactOptional()
    .describe('The private key within the JSON object.'),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).exactOptional(),
  emptyLabel: z.string().exactOptional(),
  requiredKeys: z.array(z.string()).exactOptional(),
  constants: z.record(z.string(), z.string()).exactOptional(),
  default: z.union([z.string(), z.boolean()]).exactOptional(),
});

export const provider = view('Provider', 'A provider of the catalogue.', {
  id: z.string(),
  channel: z.enum(CHANNELS),
  name: z.string(),
  docs: z.string().describe('The page of the vendor.'),
  aliases: z.array(z.string()).describe('Other names that people search for.'),
  checkable: z.boolean().describe('Whether its credentials can be verified without sending anything.'),
  notCheckable: z.string().optional().describe('Why not, in a sentence, where they cannot.'),
  popular: z.boolean(),
  onePerEnvironment: z.boolean(),
  fields: z.array(providerField),
  credentialsSchema: z
    .record(z.string(), z.unknown())
    .describe('JSON Schema 2020-12 of the credentials of an active integration.'),
});

export const health = view('Health', 'The process answers.', { status: z.literal('ok') });

export const readiness = view('Readiness', 'Whether requests can be served.', {
  status: z.enum(['ready', 'unavailable']),
  database: z.boolean(),
  listening: z.boolean().describe('Whether this process hears of what other processes change.'),
});

export const environment = view('Environment', 'A place of its own for integrations and keys.', {
  id: z.uuid(),
  _id: z.uuid().describe('The same as `id`, for Novu’s client.'),
  _organizationId: z.uuid(),
  identifier: z.string().describe('The same as `slug`, for Novu’s client.'),
  name: z.string().describe('Unique in the organization.'),
  color: z.enum(ENVIRONMENT_COLORS).describe('How the dashboard marks it.'),
  slug: z.string().describe('Its word in the addresses of the dashboard. Follows the name.'),
  createdAt: dateTime,
});

const apiKeyFields = {
  id: z.uuid(),
  name: z.string(),
  environmentId: z.uuid(),
  prefix: z.string().describe('How the key begins, to tell it from others.'),
  scopes: z.array(z.enum(PERMISSIONS)),
  parentId: z.uuid().exactOptional().describe('The key that created it.'),
  answersNovu: z.literal(true).exactOptional().describe('Answers are those that Novu’s client can read.'),
  createdAt: dateTime,
  expiresAt: dateTime.exactOptional(),
  lastUsedAt: dateTime.exactOptional().describe('Absent until it was used; told to the minute or so.'),
};

export const apiKey = view('ApiKey', 'A key, without its text.', apiKeyFields);

export const createdApiKey = view('CreatedApiKey', 'A key that was just made.', {
  ...apiKeyFields,
  key: z.string().exactOptional().describe('The text of the key, this once. Absent in a replay: it is kept nowhere.'),
});
