import 'server-only';

import { failing, failure, invalidRequest } from '@/lib/api/openapi/failures';
import { answer, emptyAnswer, jsonBody, keyedOperation, keyedPost, viewRef } from '@/lib/api/openapi/operation';
import { apiKey, createdApiKey, environment } from '@/lib/api/openapi/other-views';
import { pathParameter } from '@/lib/api/openapi/parameters';
import type { Paths } from '@/lib/api/openapi/types';
import { ENVIRONMENT_COLORS } from '@/lib/environments/types';

const tag = 'Administration';

const staging = {
  id: '01a2075b-0c22-7460-ac51-2f7ee3dc3d9e',
  _id: '01a2075b-0c22-7460-ac51-2f7ee3dc3d9e',
  _organizationId: '01a2075b-0000-7460-ac51-2f7ee3dc3d9e',
  identifier: 'staging',
  name: 'Staging',
  color: 'amber',
  slug: 'staging',
  createdAt: '2026-03-10T12:00:00.000Z',
};
const pipeline = {
  id: '01a2075b-5f01-7c3e-9d55-6a1f5b7c2e10',
  name: 'Deploy pipeline',
  environmentId: staging.id,
  prefix: 'sbx_3kJ9',
  scopes: ['integrations:read', 'integrations:write'],
  createdAt: '2026-03-10T12:00:05.000Z',
};
const nameTaken = failure('The name is taken', 'conflict', 'Another environment has this name. Choose another.', {
  path: '/v1/environments',
  errors: { name: 'Another environment has this name. Choose another.' },
});
const invalidEnvironment = failing('The body breaks a rule: errors names every place.', {
  color: invalidRequest(
    'An unknown colour',
    { color: `color must be one of: ${ENVIRONMENT_COLORS.join(', ')}.` },
    '/v1/environments',
  ),
});

/** Environments and keys: for keys with the scope admin. */
export const ADMINISTRATION_PATHS: Paths = {
  '/v1/environments': {
    get: keyedOperation('admin', {
      id: 'listEnvironments',
      tag,
      summary: 'List environments',
      description: 'All environments of the organization, in the order they were made.',
      responses: {
        200: answer(
          'The environments.',
          { type: 'array', items: viewRef(environment) },
          { environments: { summary: 'One of them', value: [staging] } },
        ),
      },
    }),
    post: keyedPost('admin', {
      id: 'createEnvironment',
      tag,
      summary: 'Create an environment',
      description: 'A new environment without integrations. A key of its own is made with another request.',
      body: jsonBody('CreateEnvironment', {
        environment: { summary: 'An environment', value: { name: 'Staging', color: 'amber' } },
      }),
      responses: {
        201: answer('The environment.', viewRef(environment), {
          environment: { summary: 'The environment', value: staging },
        }),
        409: failing(
          'The name is taken, or the first request with this Idempotency-Key still runs.',
          { nameTaken },
          'Retry-After',
        ),
        422: invalidEnvironment,
      },
    }),
  },
  '/v1/environments/{id}': {
    patch: keyedOperation('admin', {
      id: 'updateEnvironment',
      tag,
      summary: 'Rename or recolour an environment',
      description: 'Changes what is sent and keeps the rest. Its integrations and keys stay.',
      parameters: [pathParameter('id', 'The id of the environment.', staging.id)],
      body: jsonBody('UpdateEnvironment', {
        rename: { summary: 'Another name', value: { name: 'Acceptance' } },
      }),
      responses: {
        200: answer('The environment as it is now.', viewRef(environment), {
          renamed: { summary: 'After another name', value: { ...staging, name: 'Acceptance' } },
        }),
        400: failing('The body is not JSON, or holds nothing.', {
          nothing: failure('{}', 'bad_request', 'The body holds nothing to update. Send name or color.', {
            path: `/v1/environments/${staging.id}`,
          }),
        }),
        404: failing('There is no such environment in the organization.', {
          missing: failure('Not there', 'not_found', 'There is no such environment.', {
            path: '/v1/environments/nothing',
          }),
        }),
        409: failing('The name is taken.', { nameTaken }),
        422: invalidEnvironment,
      },
    }),
  },
  '/v1/api-keys': {
    get: keyedOperation('admin', {
      id: 'listApiKeys',
      tag,
      summary: 'List API keys',
      description: 'All keys of the organization that are not revoked, newest first, without their texts.',
      responses: {
        200: answer(
          'The keys.',
          { type: 'array', items: viewRef(apiKey) },
          { keys: { summary: 'One of them', value: [pipeline] } },
        ),
      },
    }),
    post: keyedPost('admin', {
      id: 'createApiKey',
      tag,
      summary: 'Create an API key',
      description:
        'The answer holds the text of the key, this once. The key may have no scope that the key in use lacks. Two keys may live side by side, so that one follows the other without a gap.',
      body: jsonBody('CreateApiKey', {
        key: {
          summary: 'A key for a pipeline',
          value: { name: 'Deploy pipeline', environmentId: staging.id, scopes: pipeline.scopes },
        },
      }),
      responses: {
        201: answer('The key. Keep its text now.', viewRef(createdApiKey), {
          key: { summary: 'The key', value: { ...pipeline, key: 'sbx_…' } },
        }),
        422: failing('The body breaks a rule: errors names every place.', {
          expired: invalidRequest(
            'An end in the past',
            { expiresAt: 'expiresAt must lie in the future.' },
            '/v1/api-keys',
          ),
        }),
      },
    }),
  },
  '/v1/api-keys/{id}': {
    delete: keyedOperation('admin', {
      id: 'revokeApiKey',
      tag,
      summary: 'Revoke an API key',
      description: 'Ends a key at once.',
      parameters: [pathParameter('id', 'The id of the key.', pipeline.id)],
      responses: {
        204: emptyAnswer('It is revoked.'),
        404: failing('There is no such key in the organization, or it was revoked before.', {
          missing: failure('Not there', 'not_found', 'There is no such API key.', { path: '/v1/api-keys/nothing' }),
        }),
      },
    }),
  },
};
