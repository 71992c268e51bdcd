import { CHANNEL_LABELS, type Channel } from './channel';
import { CREDENTIAL_KEYS, type WireType } from './credential-key';
import type { Field } from './field';
import type { ProviderDefinition } from './provider';
import { TLS_OPTIONS_JSON_SCHEMA } from './tls-options';

/** A JSON Schema (draft 2020-12), as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A field as it leaves the server: the description and its wire type. */
export type PublicField = Field & { readonly type: 'string' | 'boolean' | 'object' };

/** A provider for the API and the form: plain data, without its check. */
export interface PublicProvider {
  readonly id: string;
  readonly channel: Channel;
  readonly name: string;
  readonly docs: string;
  readonly aliases: readonly string[];
  /** Whether its credentials can be checked live. */
  readonly checkable: boolean;
  /** One sentence for the person if they cannot. */
  readonly notCheckable?: string;
  readonly popular: boolean;
  readonly onePerEnvironment: boolean;
  readonly fields: readonly PublicField[];
}

const JSON_TYPES: Readonly<Record<WireType, PublicField['type']>> = {
  text: 'string',
  number: 'string',
  boolean: 'boolean',
  tls: 'object',
};

/** The public description of a provider. */
export function toPublicProvider(provider: ProviderDefinition): PublicProvider {
  return {
    id: provider.id,
    channel: provider.channel,
    name: provider.name,
    docs: provider.docs,
    aliases: provider.aliases,
    checkable: provider.check !== null,
    ...(provider.check === null && provider.notCheckable ? { notCheckable: provider.notCheckable } : {}),
    popular: provider.popular ?? false,
    onePerEnvironment: provider.onePerEnvironment ?? false,
    fields: provider.fields.map((field) => ({ ...field, type: JSON_TYPES[CREDENTIAL_KEYS[field.key]] })),
  };
}

/** The JSON Schema of an active integration's `credentials`. Secrets are `writeOnly`. */
export function credentialsJsonSchema(provider: ProviderDefinition): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Credentials of ${provider.name} (${CHANNEL_LABELS[provider.channel]})`,
    type: 'object',
    properties: Object.fromEntries(provider.fields.map((field) => [field.key, fieldJsonSchema(field)])),
    required: provider.fields.filter((field) => field.required).map((field) => field.key),
    // Keys that this provider does not use are stored as secrets; keys outside the vocabulary are refused.
    propertyNames: { enum: Object.keys(CREDENTIAL_KEYS) },
  };
}

function fieldJsonSchema(field: Field): JsonSchema {
  const common = {
    title: field.label,
    ...(field.help ? { description: field.help } : {}),
    ...(field.secret ? { writeOnly: true } : {}),
    ...('default' in field && field.default !== undefined ? { default: field.default } : {}),
  };
  return { ...common, ...valueJsonSchema(field) };
}

function valueJsonSchema(field: Field): JsonSchema {
  const minLength = field.required ? { minLength: 1 } : {};
  switch (field.kind) {
    case 'text':
    case 'secret':
    case 'url':
    case 'email':
      return {
        type: 'string',
        ...minLength,
        ...(field.kind === 'url' ? { format: 'uri' } : {}),
        ...(field.kind === 'email' ? { format: 'email' } : {}),
        ...('format' in field && field.format === 'host' ? { pattern: '^[^\\s/@,;]+$' } : {}),
        ...(field.pattern ? { pattern: `^(?:${field.pattern.source})$` } : {}),
      };
    case 'number':
      return {
        anyOf: [
          { type: 'string', pattern: '^\\d{1,9}$' },
          { type: 'integer', minimum: field.min, maximum: field.max },
        ],
      };
    case 'switch':
      return { anyOf: [{ type: 'boolean' }, { enum: ['true', 'false'] }] };
    case 'select':
      return { type: 'string', enum: field.options.map((option) => option.value) };
    case 'json':
      return CREDENTIAL_KEYS[field.key] === 'tls'
        ? {
            anyOf: [TLS_OPTIONS_JSON_SCHEMA, { type: 'string', contentMediaType: 'application/json' }],
          }
        : { type: 'string', contentMediaType: 'application/json', ...minLength };
    case 'pem':
      return { type: 'string', contentMediaType: 'application/x-pem-file', ...minLength };
    default:
      return field satisfies never;
  }
}
