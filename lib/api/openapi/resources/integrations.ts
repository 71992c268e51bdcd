import 'server-only';

import { ANSWERS } from '@/lib/api/openapi/examples/answer-examples';
import { CREATE_EXAMPLES, UPDATE_EXAMPLES } from '@/lib/api/openapi/examples/request-examples';
import { common } from '@/lib/api/openapi/failures';
import { ifMatch, RATE_HEADERS } from '@/lib/api/openapi/headers';
import { integration } from '@/lib/api/openapi/integration-views';
import { answer, emptyAnswer, jsonBody, keyedOperation, keyedPost, viewRef } from '@/lib/api/openapi/operation';
import { ACTIVE_PARAMETERS, INCLUDE_PARAMETER, INTEGRATION_ID, LIST_PARAMETERS } from '@/lib/api/openapi/parameters';
import type { Paths } from '@/lib/api/openapi/types';

import { INTEGRATION_FAILURES as FAILURES } from './integration-failures';

const tag = 'Integrations';
const one = viewRef(integration);
const many = { type: 'array', items: one };

/** Creating, reading, changing and deleting integrations. */
export const INTEGRATION_PATHS: Paths = {
  '/v1/integrations': {
    get: keyedOperation('integrations:read', {
      id: 'listIntegrations',
      tag,
      summary: 'List integrations',
      description:
        'The integrations of the environment that are not deleted, newest first. Filters add up. When there are more than limit, the header Link has the address of the next page.',
      parameters: LIST_PARAMETERS,
      responses: {
        200: answer('A page of integrations.', many, ANSWERS.list, 'Link'),
        422: FAILURES.listInvalid,
      },
    }),
    post: keyedPost('integrations:write', {
      id: 'createIntegration',
      tag,
      summary: 'Create an integration',
      description:
        'Only providerId and channel are required: that makes a draft. An active integration needs what its provider requires. The first active e-mail or SMS integration without conditions becomes the primary of its channel.',
      body: jsonBody('CreateIntegration', CREATE_EXAMPLES),
      responses: {
        201: answer('The integration, without its secrets.', one, ANSWERS.created, 'ETag'),
        409: FAILURES.createConflict,
        422: FAILURES.createInvalid,
      },
    }),
  },
  '/v1/integrations/active': {
    get: keyedOperation('integrations:read', {
      id: 'listActiveIntegrations',
      tag,
      summary: 'List active integrations',
      description: 'As the list, with the active ones only.',
      parameters: ACTIVE_PARAMETERS,
      responses: {
        200: answer('A page of active integrations.', many, ANSWERS.active, 'Link'),
        422: FAILURES.listInvalid,
      },
    }),
  },
  '/v1/integrations/{id}': {
    get: keyedOperation('integrations:read', {
      id: 'getIntegration',
      tag,
      summary: 'Get an integration',
      description: 'One integration of the environment. Its secrets stay out unless they are asked for.',
      parameters: [INTEGRATION_ID, ...INCLUDE_PARAMETER],
      responses: {
        200: answer('The integration.', one, ANSWERS.whole, 'ETag'),
        304: emptyAnswer('If-None-Match names the ETag.', 'ETag', ...RATE_HEADERS),
        404: common('NotFound'),
        422: FAILURES.includeInvalid,
      },
    }),
    put: keyedOperation('integrations:write', {
      id: 'updateIntegration',
      tag,
      summary: 'Update an integration',
      description:
        'Changes what is sent and keeps the rest. Values equal to the stored ones change nothing, updatedAt included.',
      parameters: [INTEGRATION_ID, ifMatch],
      body: jsonBody('UpdateIntegration', UPDATE_EXAMPLES),
      responses: {
        200: answer('The integration as it is now.', one, ANSWERS.updated, 'ETag'),
        400: FAILURES.updateBad,
        404: common('NotFound'),
        409: FAILURES.updateConflict,
        412: common('PreconditionFailed'),
        422: FAILURES.updateInvalid,
      },
    }),
    delete: keyedOperation('integrations:write', {
      id: 'deleteIntegration',
      tag,
      summary: 'Delete an integration',
      description:
        'It can be restored in the dashboard; its identifier is free at once. When it was the primary, the next by priority follows.',
      parameters: [INTEGRATION_ID, ifMatch],
      responses: {
        200: answer('The remaining integrations, as the list gives them.', many, ANSWERS.remaining, 'Link'),
        404: common('NotFound'),
        412: common('PreconditionFailed'),
      },
    }),
  },
};
