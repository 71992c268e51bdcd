import type { Example } from '@/lib/api/openapi/types';

/** Bodies that the server accepts unchanged, in this order. The contract test sends each of them. */
export const CREATE_EXAMPLES = {
  active: {
    summary: 'An active e-mail integration',
    value: {
      name: 'Transactional mail',
      identifier: 'transactional-mail',
      providerId: 'sendgrid',
      channel: 'email',
      credentials: {
        apiKey: 'SG.put-the-key-of-your-account-here',
        from: 'hello@example.com',
        senderName: 'Acme',
      },
      active: true,
    },
  },
  conditioned: {
    summary: 'For some customers only',
    value: {
      name: 'SMS for professional plans in Europe',
      providerId: 'twilio',
      channel: 'sms',
      credentials: {
        accountSid: 'AC00000000000000000000000000000000',
        token: 'put-the-auth-token-of-your-account-here',
        from: '+15551234567',
      },
      active: true,
      conditions: [
        {
          value: 'AND',
          children: [
            { on: 'tenant', field: 'plan', operator: 'EQUAL', value: 'professional' },
            {
              value: 'OR',
              children: [
                { on: 'subscriber', field: 'data.country', operator: 'ANY_IN', value: ['DE', 'FR', 'IT'] },
                { on: 'isOnlineInLast', timeOperator: 'minutes', value: 5 },
              ],
            },
          ],
        },
      ],
    },
  },
  draft: {
    summary: 'A draft, to be completed later',
    value: { providerId: 'slack', channel: 'chat' },
  },
} as const satisfies Readonly<Record<string, Example>>;

export const UPDATE_EXAMPLES = {
  rename: { summary: 'Another name', value: { name: 'Order mail' } },
  secret: {
    summary: 'Another secret; the rest of the credentials stays',
    value: { credentials: { apiKey: 'SG.put-the-new-key-of-your-account-here' } },
  },
  conditions: {
    summary: 'Conditions, replaced as a whole',
    value: {
      conditions: [{ children: [{ on: 'payload', field: 'category', operator: 'EQUAL', value: 'orders' }] }],
    },
  },
} as const satisfies Readonly<Record<string, Example>>;

export const RESOLVE_EXAMPLES = {
  resolve: {
    summary: 'Which one sends this e-mail, and why',
    value: {
      channel: 'email',
      context: {
        subscriber: { data: { country: 'DE' } },
        tenant: { plan: 'professional' },
        payload: { category: 'orders' },
      },
      explain: true,
    },
  },
} as const satisfies Readonly<Record<string, Example>>;

export const CONDITIONS_EXAMPLES = {
  conditions: {
    summary: 'Conditions that surely mean something else',
    value: {
      conditions: [
        {
          children: [
            { on: 'payload', field: 'amount', operator: 'LARGER', value: 100 },
            { on: 'payload', field: 'amount', operator: 'SMALLER', value: 50 },
          ],
        },
      ],
    },
  },
} as const satisfies Readonly<Record<string, Example>>;
