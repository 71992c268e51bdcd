import 'server-only';

import { common, failing, failure, invalidRequest, STILL_RUNNING } from '@/lib/api/openapi/failures';
import { verdict } from '@/lib/api/openapi/integration-views';
import { answer, jsonBody, keyedPost, viewRef } from '@/lib/api/openapi/operation';
import { INTEGRATION_ID } from '@/lib/api/openapi/parameters';
import type { Paths } from '@/lib/api/openapi/types';

const tag = 'Checks';

const verdicts = {
  accepted: {
    summary: 'The provider said yes',
    value: {
      status: 'accepted',
      cause: 'valid',
      message: 'SendGrid accepted the credentials.',
      durationMs: 212,
      at: '2026-03-10T12:00:00.000Z',
      request: 'GET https://api.sendgrid.com/v3/scopes',
    },
  },
  unknown: {
    summary: 'It could not be asked',
    value: {
      status: 'unknown',
      cause: 'network_error',
      message: 'SendGrid could not be reached.',
      durationMs: 10_000,
      at: '2026-03-10T12:00:00.000Z',
    },
  },
};

const invalidCredentials = (path: string) =>
  failing('The body breaks a rule: errors names every place.', {
    key: invalidRequest(
      'An unknown credential',
      { 'credentials.apikey': 'This is not a credential key. Did you mean "apiKey" or "apiKeyRequestHeader"?' },
      path,
    ),
  });

/** Checking credentials with their provider. */
export const CHECK_PATHS: Paths = {
  '/v1/integrations/{id}/check': {
    post: keyedPost('integrations:write', {
      id: 'checkIntegration',
      tag,
      summary: 'Check a stored integration',
      description:
        'Asks the provider about the stored credentials and keeps the verdict as lastCheck. With credentials in the body, it asks about those laid over the stored ones, and keeps nothing. No body is needed.',
      parameters: [INTEGRATION_ID],
      body: {
        ...jsonBody('CheckIntegration', {
          stored: { summary: 'What is stored', value: {} },
          typed: {
            summary: 'Another key, before it is stored',
            value: { credentials: { apiKey: 'SG.put-the-new-key-of-your-account-here' } },
          },
        }),
        required: false,
      },
      responses: {
        200: answer('The verdict, whatever it is.', viewRef(verdict), verdicts),
        404: common('NotFound'),
        409: failing(
          'The stored credentials cannot be opened, or the first request with this Idempotency-Key still runs.',
          {
            cannotOpen: failure(
              'The encryption keys are not at hand',
              'conflict',
              'The stored credentials cannot be opened with the encryption keys at hand. Enter them again.',
              { path: '/v1/integrations/transactional-mail/check' },
            ),
            stillRunning: STILL_RUNNING,
          },
          'Retry-After',
        ),
        422: invalidCredentials('/v1/integrations/transactional-mail/check'),
      },
    }),
  },
  '/v1/integrations/check': {
    post: keyedPost('integrations:write', {
      id: 'checkCredentials',
      tag,
      summary: 'Check credentials that are not stored',
      description: 'Asks a provider about credentials before an integration is made of them. Nothing is stored.',
      body: jsonBody('CheckCredentials', {
        credentials: {
          summary: 'A key of SendGrid',
          value: {
            providerId: 'sendgrid',
            channel: 'email',
            credentials: { apiKey: 'SG.put-the-key-of-your-account-here' },
          },
        },
      }),
      responses: {
        200: answer('The verdict, whatever it is.', viewRef(verdict), verdicts),
        422: invalidCredentials('/v1/integrations/check'),
      },
    }),
  },
};
