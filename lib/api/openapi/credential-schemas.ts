import { CREDENTIAL_KEYS, type WireType } from '@/lib/catalogue/credential-key';
import type { JsonSchema } from '@/lib/catalogue/public-provider';
import { TLS_OPTIONS_JSON_SCHEMA } from '@/lib/catalogue/tls-options';

function wireSchema(type: WireType): JsonSchema {
  switch (type) {
    case 'text':
      return { type: 'string' };
    case 'number':
      return { anyOf: [{ type: 'string' }, { type: 'integer' }], description: 'A whole number; kept as text.' };
    case 'boolean':
      return { anyOf: [{ type: 'boolean' }, { enum: ['true', 'false'] }] };
    case 'tls':
      return {
        anyOf: [TLS_OPTIONS_JSON_SCHEMA, { type: 'string', contentMediaType: 'application/json' }],
        description:
          'TLS options of Node, or their JSON text: none that holds a private key, none that moves the connection.',
      };
    default:
      return type satisfies never;
  }
}

const byKey = Object.entries(CREDENTIAL_KEYS).map(([key, type]) => [key, wireSchema(type)] as const);

const WHICH =
  'Which of them a provider uses, with their labels, forms and defaults, is in its credentialsSchema (GET /v1/providers/{id}). A key that the provider does not use is kept as a secret; a key that is not listed here is 422. Spaces, line ends and invisible characters around a value are not stored; a private key is stored in one form.';

/** The credentials that may be sent: the whole vocabulary, whatever the provider. */
export const CREDENTIAL_SCHEMAS = {
  Credentials: {
    type: 'object',
    description: `The credentials of a provider. ${WHICH}`,
    properties: Object.fromEntries(byKey),
    additionalProperties: false,
  },
  CredentialsPatch: {
    type: 'object',
    description: `Laid over the stored credentials: what is absent stays, null clears a secret, "" clears what is not secret. ${WHICH}`,
    properties: Object.fromEntries(byKey.map(([key, schema]) => [key, { anyOf: [schema, { type: 'null' }] }])),
    additionalProperties: false,
  },
} satisfies Readonly<Record<string, JsonSchema>>;
