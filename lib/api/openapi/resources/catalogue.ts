import 'server-only';

import { ANSWERS } from '@/lib/api/openapi/examples/answer-examples';
import { providerExample } from '@/lib/api/openapi/examples/provider-example';
import { CONDITIONS_EXAMPLES } from '@/lib/api/openapi/examples/request-examples';
import { common, failing, failure, invalidRequest } from '@/lib/api/openapi/failures';
import { answer, emptyAnswer, jsonBody, keyedPost, publicOperation, viewRef } from '@/lib/api/openapi/operation';
import { health, conditionsReport, provider, readiness } from '@/lib/api/openapi/other-views';
import { pathParameter } from '@/lib/api/openapi/parameters';
import type { Paths } from '@/lib/api/openapi/types';

const invalidBody = failing('The body is JSON and no object.', {
  body: invalidRequest('A list', { body: 'The body must be a JSON object.' }, '/v1/conditions/validate'),
});

/** Conditions, the catalogue of providers, health, and this document. */
export const CATALOGUE_PATHS: Paths = {
  '/v1/conditions/validate': {
    post: keyedPost('integrations:read', {
      id: 'validateConditions',
      tag: 'Conditions',
      summary: 'Look at conditions without storing them',
      description:
        'Says whether conditions are valid, what is wrong or suspicious and where, and reads them out as one English sentence.',
      body: jsonBody('ConditionsQuestion', CONDITIONS_EXAMPLES),
      responses: {
        200: answer('What can be said of them, valid or not.', viewRef(conditionsReport), ANSWERS.conditions),
        422: invalidBody,
      },
    }),
  },
  '/v1/providers': {
    get: publicOperation({
      id: 'listProviders',
      tag: 'Providers',
      summary: 'List providers',
      description: 'The whole catalogue: every provider with its credentials.',
      responses: {
        200: answer(
          'All providers, by channel.',
          { type: 'array', items: viewRef(provider) },
          { providers: { summary: 'One of them', value: [providerExample] } },
        ),
        422: common('UnknownQuery'),
      },
    }),
  },
  '/v1/providers/{id}': {
    get: publicOperation({
      id: 'getProvider',
      tag: 'Providers',
      summary: 'Get a provider',
      description: 'One provider with its credentials, as descriptions for a form and as a JSON Schema.',
      parameters: [pathParameter('id', 'The id of the provider.', providerExample.id)],
      responses: {
        200: answer('The provider.', viewRef(provider), {
          provider: { summary: providerExample.name, value: providerExample },
        }),
        404: failing('There is no such provider.', {
          missing: failure(
            'Not in the catalogue',
            'not_found',
            'There is no such provider. GET /v1/providers lists all.',
            { path: '/v1/providers/nothing' },
          ),
        }),
        422: common('UnknownQuery'),
      },
    }),
  },
  '/v1/openapi.json': {
    get: publicOperation({
      id: 'getOpenApiDocument',
      tag: 'About',
      summary: 'Get this document',
      description: 'The OpenAPI 3.1 document of this API, made from the schemas that the server itself parses with.',
      responses: {
        200: answer(
          'The document.',
          { type: 'object', required: ['openapi', 'info', 'paths'] },
          { document: { summary: 'Its beginning', value: { openapi: '3.1.1', info: {}, paths: {} } } },
          'ETag',
        ),
        304: emptyAnswer('If-None-Match names the ETag.', 'ETag'),
        422: common('UnknownQuery'),
      },
    }),
  },
  '/healthz': {
    get: publicOperation({
      id: 'getHealth',
      tag: 'About',
      summary: 'Whether the process answers',
      description: 'For a liveness probe. It asks nothing of the database.',
      responses: { 200: answer('It does.', viewRef(health), { ok: { summary: 'Alive', value: { status: 'ok' } } }) },
    }),
  },
  '/readyz': {
    get: publicOperation({
      id: 'getReadiness',
      tag: 'About',
      summary: 'Whether requests can be served',
      description:
        'For a readiness probe: the database answers and its migrations are applied. A process that does not hear of changes (`listening: false`) is as right, and asks the database at each request.',
      responses: {
        200: answer('Ready.', viewRef(readiness), {
          ready: { summary: 'Ready', value: { status: 'ready', database: true, listening: true } },
        }),
        503: answer('Not ready.', viewRef(readiness), {
          unavailable: {
            summary: 'Database away',
            value: { status: 'unavailable', database: false, listening: false },
          },
        }),
      },
    }),
  },
};
