import 'server-only';

import { BAD_KEY, failing, failure, invalidRequest, NOT_JSON, STILL_RUNNING } from '@/lib/api/openapi/failures';
import { CHANNELS } from '@/lib/catalogue/channel';

const one = '/v1/integrations/transactional-mail';

const taken = failure(
  'The identifier is taken',
  'conflict',
  'This identifier is taken in this environment. Choose another.',
  { errors: { identifier: 'This identifier is taken in this environment. Choose another.' } },
);
const rejected = failure('check: the provider said no', 'credentials_rejected', 'SendGrid does not know this key.', {
  errors: { 'credentials.apiKey': 'SendGrid does not know this key.' },
});
const channelMessage = `channel must be one of: ${CHANNELS.join(', ')}.`;
const incomplete = {
  'credentials.apiKey': 'API Key is required.',
  'credentials.from': 'From email address is required.',
};

/** Failures specific to the routes of integrations. */
export const INTEGRATION_FAILURES = {
  createConflict: failing(
    'The identifier is taken, the environment has its one integration of this provider, or a request with the same Idempotency-Key still runs (then with Retry-After).',
    {
      taken,
      onlyOne: failure(
        'There can be one of this provider',
        'conflict',
        'This environment already has its one integration of this provider. Change that one, or delete it first.',
        { errors: { providerId: 'This environment already has its one integration of this provider.' } },
      ),
      stillRunning: STILL_RUNNING,
    },
    'Retry-After',
  ),
  createInvalid: failing(
    'The body breaks a rule: errors names every place, with what to do. Or the provider rejected the credentials, or the Idempotency-Key came with another body before.',
    {
      unknownNames: invalidRequest('Names that are not known', {
        actve: 'This field is not known here. Remove it.',
        'credentials.apikey': 'This is not a credential key. Did you mean "apiKey" or "apiKeyRequestHeader"?',
        providerId: 'There is no such provider. Did you mean "sendgrid"? GET /v1/providers lists all.',
      }),
      incomplete: invalidRequest('Active, and something is missing', incomplete),
      rejected,
      otherBody: invalidRequest('The Idempotency-Key came with another body before', {
        'headers.idempotency-key': 'This Idempotency-Key was used with another body. Send a new key.',
      }),
    },
  ),
  listInvalid: failing('A parameter of the query is not valid.', {
    query: invalidRequest('Bad query', {
      'query.channel': channelMessage,
      'query.limit': 'limit must be at least 1.',
    }),
  }),
  includeInvalid: failing('A parameter of the query is not valid.', {
    query: invalidRequest('Bad query', { 'query.include': 'include must be "credentials", or absent.' }, one),
  }),
  updateBad: failing('The body is not JSON, or holds nothing.', {
    notJson: NOT_JSON,
    nothing: failure('{}', 'bad_request', 'The body holds nothing to update. Send what is to change.', {
      path: one,
    }),
  }),
  updateConflict: failing('The identifier is taken, or the credentials were changed while they were checked.', {
    taken,
  }),
  updateInvalid: failing(
    'The body breaks a rule: errors names every place. Or the provider rejected the credentials.',
    {
      fixed: invalidRequest(
        'What cannot be changed, and secrets to send again',
        {
          'credentials.apiKey': 'Region decides where secrets are sent, and it changes: send this secret again.',
          providerId: 'providerId cannot be changed. Create another integration instead.',
        },
        one,
      ),
      rejected,
    },
  ),
  primaryBad: failing('Its channel has no primary, or the Idempotency-Key has a wrong length.', {
    channel: failure('Not e-mail or SMS', 'bad_request', 'Only channels email and sms have a primary integration.', {
      path: '/v1/integrations/slack-3ebc5dfa/set-primary',
    }),
    badKey: BAD_KEY,
  }),
  primaryInvalid: failing('It is a draft that lacks what its provider requires; it stays as it was.', {
    incomplete: invalidRequest('An incomplete draft', incomplete, `${one}/set-primary`),
  }),
  orderBad: failing('The body is not JSON, or the channel keeps no order.', {
    notJson: NOT_JSON,
    channel: failure('Not e-mail or SMS', 'bad_request', 'Only channels email and sms keep an order of priority.', {
      path: '/v1/integrations/order',
    }),
  }),
  orderInvalid: failing('ids does not name each active integration of the channel once, the primary first.', {
    ids: invalidRequest(
      'Not all of them',
      { ids: 'ids must name each active integration of the channel once; there are 3.' },
      '/v1/integrations/order',
    ),
  }),
  resolveInvalid: failing('The question breaks a rule. Context may be anything; only its now has a form.', {
    question: invalidRequest(
      'Bad channel and time',
      {
        channel: channelMessage,
        'context.now': 'now must be an ISO 8601 date or date-time such as 2026-03-10T12:00:00Z.',
      },
      '/v1/integrations/resolve',
    ),
  }),
  webhookBad: failing('The channel of the integration has no webhook status.', {
    channel: failure(
      'Not e-mail or SMS',
      'bad_request',
      'Only providers of the channels email and sms have a webhook status.',
      { path: '/v1/integrations/webhook/provider/slack/status' },
    ),
  }),
} as const;
