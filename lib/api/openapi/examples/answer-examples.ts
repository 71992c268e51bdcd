import type { Example } from '@/lib/api/openapi/types';
import { OPERATORS } from '@/lib/conditions/operators';

import { CREATE_EXAMPLES } from './request-examples';

// The server's answers to the example requests, sent in order.

const place = {
  _environmentId: '01a2075b-0c22-7460-ac51-2f7ee3dc3d9e',
  _organizationId: '01a2075b-0c21-74fe-a8b1-5c17144c5b6b',
};
const { apiKey: _sent, ...openCredentials } = CREATE_EXAMPLES.active.value.credentials;

const mail = {
  _id: '01a2075b-1d78-730d-9953-ce99d4e8f696',
  ...place,
  name: 'Transactional mail',
  identifier: 'transactional-mail',
  providerId: 'sendgrid',
  channel: 'email',
  credentials: openCredentials,
  secrets: { apiKey: { set: true, updatedAt: '2026-03-10T12:00:00.994Z', fingerprint: 'd2a3a7e3' } },
  active: true,
  deleted: false,
  primary: true,
  priority: 1,
  conditions: [],
  createdAt: '2026-03-10T12:00:00.994Z',
  updatedAt: '2026-03-10T12:00:00.994Z',
};

const sms = {
  _id: '01a2075b-2090-73b5-af4c-1f8e42418197',
  ...place,
  name: 'SMS for professional plans in Europe',
  identifier: 'sms-for-professional-plans-in-europe-742116ea',
  providerId: 'twilio',
  channel: 'sms',
  credentials: { accountSid: 'AC00000000000000000000000000000000', from: '+15551234567' },
  secrets: { token: { set: true, updatedAt: '2026-03-10T12:00:02.117Z', fingerprint: '407bf0dc' } },
  active: true,
  deleted: false,
  primary: false,
  priority: 1,
  conditions: [
    {
      isNegated: false,
      type: 'GROUP',
      value: 'AND',
      children: [
        { on: 'tenant', field: 'plan', operator: 'EQUAL', value: 'professional' },
        {
          isNegated: false,
          type: 'GROUP',
          value: 'OR',
          children: [
            { on: 'subscriber', field: 'data.country', operator: 'ANY_IN', value: '["DE","FR","IT"]' },
            { on: 'isOnlineInLast', timeOperator: 'minutes', value: 5 },
          ],
        },
      ],
    },
  ],
  createdAt: '2026-03-10T12:00:02.117Z',
  updatedAt: '2026-03-10T12:00:02.117Z',
};

const draft = {
  _id: '01a2075b-22d2-744d-8521-f8df8af95706',
  ...place,
  name: 'Slack',
  identifier: 'slack-3ebc5dfa',
  providerId: 'slack',
  channel: 'chat',
  credentials: {},
  secrets: {},
  active: false,
  deleted: false,
  primary: false,
  priority: 0,
  conditions: [],
  createdAt: '2026-03-10T12:00:02.621Z',
  updatedAt: '2026-03-10T12:00:02.621Z',
};

const renamed = { ...mail, name: 'Order mail', updatedAt: '2026-03-10T12:00:03.805Z' };
const orders = { on: 'payload', field: 'category', operator: 'EQUAL', value: 'orders' };
const group = { isNegated: false, type: 'GROUP', value: 'AND' };
const conditioned = { ...renamed, primary: false, conditions: [{ ...group, children: [orders] }] };
const { _id, identifier, name, providerId, priority, primary } = conditioned;
const brief = { _id, identifier, name, providerId, priority, primary };

const example = (summary: string, value: unknown): Example => ({ summary, value });

export const ANSWERS = {
  created: {
    active: example(CREATE_EXAMPLES.active.summary, mail),
    conditioned: example(CREATE_EXAMPLES.conditioned.summary, sms),
    draft: example(CREATE_EXAMPLES.draft.summary, draft),
  },
  one: { integration: example('An integration', mail) },
  whole: {
    integration: example('An integration', mail),
    whole: example('With its secrets: ?include=credentials', {
      ...mail,
      credentials: CREATE_EXAMPLES.active.value.credentials,
    }),
  },
  list: { list: example('Newest first', [draft, sms, mail]) },
  active: { list: example('Newest first', [sms, mail]) },
  remaining: { list: example('What remains', [draft, sms]) },
  ordered: { list: example('In the order that was asked', [mail]) },
  updated: { renamed: example('After another name', renamed) },
  primary: { integration: example('The primary', renamed) },
  resolution: {
    explained: example('Chosen by its conditions', {
      channel: 'email',
      rule: 'condition',
      integration: conditioned,
      matches: [brief],
      candidates: [
        {
          integration: brief,
          matched: true,
          because: 'won',
          trace: [{ ...group, children: [{ ...orders, result: true, actual: 'orders' }], result: true }],
        },
      ],
    }),
    nothing: example('Nothing sends', { channel: 'email', rule: 'none', integration: null, matches: [] }),
  },
  conditions: {
    conditions: example('Valid, and surely not meant', {
      valid: true,
      errors: {},
      warnings: [
        {
          path: 'conditions[0]',
          code: 'bounds_crossed',
          message:
            'The bounds of this group leave no number: only other text, compared letter by letter, could meet them.',
        },
      ],
      sentence: "Eligible when the payload's amount is larger than 100 and the payload's amount is smaller than 50.",
    }),
    wrong: example('Not valid', {
      valid: false,
      errors: {
        'conditions[0].children[0].operator': {
          messages: [`The operator is unknown; did you mean EQUAL? Allowed: ${OPERATORS.join(', ')}.`],
        },
      },
      warnings: [],
      sentence: '',
    }),
  },
} as const;
