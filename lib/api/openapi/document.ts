import 'server-only';

import { ADMINISTRATION_PATHS } from '@/lib/api/openapi/resources/administration';
import { CATALOGUE_PATHS } from '@/lib/api/openapi/resources/catalogue';
import { CHECK_PATHS } from '@/lib/api/openapi/resources/checks';
import { CHOICE_PATHS } from '@/lib/api/openapi/resources/choice';
import { INTEGRATION_PATHS } from '@/lib/api/openapi/resources/integrations';
import { conditionsJsonSchemas } from '@/lib/conditions/parse/json-schema';

import { CREDENTIAL_SCHEMAS } from './credential-schemas';
import { COMMON_FAILURES } from './failures';
import { HEADERS } from './headers';
import { INPUT_SCHEMAS } from './input-schemas';
import { schemaRef, viewSchemas } from './json-schema';
import type { OpenApiDocument } from './types';
import { views } from './views-registry';

const ABOUT = `Which provider sends your notifications, with which credentials, in which environment, under which conditions.

JSON only; bodies are bare. Every answer has the header X-Request-Id. A path that exists answers 405 with Allow to a method that it lacks; every GET also answers HEAD. Errors all have the same body (the schema Error). No input makes a 500.`;

/**
 * The whole API as OpenAPI 3.1, generated once from the schemas that the operations parse with. Contains nothing
 * secret.
 */
export const OPENAPI_DOCUMENT: OpenApiDocument = {
  openapi: '3.1.1',
  info: { title: 'Signalbox', version: '1', description: ABOUT },
  servers: [{ url: '/', description: 'This server' }],
  tags: [
    { name: 'Integrations', description: 'Providers with their credentials, in the environment of the key.' },
    { name: 'Checks', description: 'Whether credentials work, by asking the provider without sending anything.' },
    { name: 'Choosing', description: 'Which integration sends: conditions, the primary, the order of priority.' },
    { name: 'Conditions', description: 'When an integration is chosen.' },
    { name: 'Providers', description: 'The catalogue, for everyone.' },
    { name: 'Administration', description: 'Environments, and the keys to them.' },
    { name: 'About', description: 'The state of the server, and this document.' },
  ],
  paths: { ...INTEGRATION_PATHS, ...CHECK_PATHS, ...CHOICE_PATHS, ...CATALOGUE_PATHS, ...ADMINISTRATION_PATHS },
  components: {
    schemas: {
      ...INPUT_SCHEMAS,
      ...conditionsJsonSchemas(schemaRef),
      ...CREDENTIAL_SCHEMAS,
      ...viewSchemas(views),
    },
    headers: HEADERS,
    responses: COMMON_FAILURES,
    securitySchemes: {
      ApiKey: {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        description:
          'Authorization: ApiKey <key>. The key fixes the organization and the environment; its scopes are named with each operation. Keys are made in the dashboard, under Settings.',
      },
    },
  },
};
