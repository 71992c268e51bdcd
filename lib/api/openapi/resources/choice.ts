import 'server-only';

import { ANSWERS } from '@/lib/api/openapi/examples/answer-examples';
import { RESOLVE_EXAMPLES } from '@/lib/api/openapi/examples/request-examples';
import { common } from '@/lib/api/openapi/failures';
import { ifMatch } from '@/lib/api/openapi/headers';
import { integration, resolution } from '@/lib/api/openapi/integration-views';
import { answer, jsonBody, keyedOperation, keyedPost, viewRef } from '@/lib/api/openapi/operation';
import { INTEGRATION_ID, pathParameter } from '@/lib/api/openapi/parameters';
import type { Paths } from '@/lib/api/openapi/types';

import { INTEGRATION_FAILURES as FAILURES } from './integration-failures';

const tag = 'Choosing';

/** Which integration sends: order, primary, resolve. */
export const CHOICE_PATHS: Paths = {
  '/v1/integrations/resolve': {
    post: keyedPost('resolve', {
      id: 'resolveIntegration',
      tag,
      summary: 'Choose the integration for a message',
      description:
        'Answers which integration sends on a channel, for a context: the one that is named; else the first whose conditions match, highest priority first; else the primary (e-mail and SMS); else the first without conditions; else none.',
      body: jsonBody('ResolveRequest', RESOLVE_EXAMPLES),
      responses: {
        200: answer(
          'The integration and the rule that chose it; null and none when nothing sends.',
          viewRef(resolution),
          ANSWERS.resolution,
        ),
        422: FAILURES.resolveInvalid,
      },
    }),
  },
  '/v1/integrations/{id}/set-primary': {
    post: keyedPost('integrations:write', {
      id: 'setPrimaryIntegration',
      tag,
      summary: 'Make an integration the primary',
      description:
        'E-mail and SMS only. It is activated, its conditions are emptied, and it stands first; the order of the rest stays. No body is needed.',
      parameters: [INTEGRATION_ID, ifMatch],
      responses: {
        200: answer('The integration, now the primary of its channel.', viewRef(integration), ANSWERS.primary, 'ETag'),
        400: FAILURES.primaryBad,
        404: common('NotFound'),
        412: common('PreconditionFailed'),
        422: FAILURES.primaryInvalid,
      },
    }),
  },
  '/v1/integrations/order': {
    put: keyedOperation('integrations:write', {
      id: 'orderIntegrations',
      tag,
      summary: 'Set the order of priority',
      description:
        'E-mail and SMS only: all active integrations of the channel, first to last. The primary stays first.',
      body: jsonBody('OrderIntegrations', {
        order: {
          summary: 'The only active e-mail integration',
          value: { channel: 'email', ids: ['transactional-mail'] },
        },
      }),
      responses: {
        200: answer(
          'The active integrations of the channel, in that order.',
          { type: 'array', items: viewRef(integration) },
          ANSWERS.ordered,
        ),
        400: FAILURES.orderBad,
        422: FAILURES.orderInvalid,
      },
    }),
  },
  '/v1/integrations/webhook/provider/{reference}/status': {
    get: keyedOperation('integrations:read', {
      id: 'getWebhookStatus',
      tag,
      summary: 'Whether a provider reports delivery',
      description:
        'Whether delivery can be told by the webhook of the provider. E-mail and SMS only; the environment must have such an integration.',
      parameters: [
        pathParameter(
          'reference',
          'The id of a provider, or the _id or identifier of an integration.',
          'transactional-mail',
        ),
      ],
      responses: {
        200: answer('true or false.', { type: 'boolean' }, { reports: { summary: 'It reports', value: true } }),
        400: FAILURES.webhookBad,
        404: common('NotFound'),
      },
    }),
  },
};
