import type { ConditionGroup, ConditionNode } from '@/lib/conditions/types';
import type { IntegrationView, SecretState } from '@/lib/integrations/types';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** Fixed, so that server and browser render the same. */
const NOW = Date.UTC(2026, 10, 22, 9, 30);

const ago = (durationMs: number) => new Date(NOW - durationMs).toISOString();

const secret = (fingerprint: string, days: number): SecretState => ({
  set: true,
  fingerprint,
  updatedAt: ago(days * DAY_MS),
});

const group = (value: 'AND' | 'OR', children: ConditionNode[], isNegated = false): ConditionGroup => ({
  isNegated,
  type: 'GROUP',
  value,
  children,
});

let last = 0;

function sample(
  rest: Pick<IntegrationView, 'name' | 'identifier' | 'providerId' | 'channel'> & Partial<IntegrationView>,
): IntegrationView {
  last += 1;
  return {
    _id: `019ab2c4-7c1e-7000-8000-${String(last).padStart(12, '0')}`,
    _environmentId: '019ab2c4-0000-7000-8000-000000000001',
    _organizationId: '019ab2c4-0000-7000-8000-000000000002',
    credentials: {},
    secrets: {},
    active: true,
    deleted: false,
    primary: false,
    priority: 0,
    conditions: [],
    createdAt: ago((40 - last) * DAY_MS),
    updatedAt: ago(last * last * 7 * MINUTE_MS),
    ...rest,
  };
}

const PLAN = { on: 'tenant', field: 'plan', operator: 'EQUAL', value: 'pro' } as const;
const NESTED = [
  group('AND', [
    PLAN,
    group('OR', [
      { on: 'subscriber', field: 'data.country', operator: 'ANY_IN', value: 'de,at,ch' },
      group(
        'AND',
        [
          { on: 'payload', field: 'amount', operator: 'BETWEEN', value: '[100,5000]' },
          { on: 'isOnline', value: false },
        ],
        true,
      ),
    ]),
  ]),
];

export const SAMPLES: readonly IntegrationView[] = [
  sample({
    name: 'Transactional e-mail',
    identifier: 'sendgrid-transactional',
    providerId: 'sendgrid',
    channel: 'email',
    primary: true,
    priority: 4,
    credentials: { region: 'eu', from: 'news@example.com', senderName: 'Acme News' },
    secrets: { apiKey: secret('9f3c21aa', 12) },
    lastCheck: {
      status: 'accepted',
      cause: 'valid',
      message: 'SendGrid accepted the key; it may send mail.',
      durationMs: 412,
      at: ago(55 * MINUTE_MS),
      request: 'GET https://api.eu.sendgrid.com/v3/scopes',
    },
  }),
  sample({
    name: 'German-speaking customers on the professional plan, and everyone who pays by invoice',
    identifier: 'mailgun-dach-professional-plan-with-a-rather-long-identifier-9x8w7v',
    providerId: 'mailgun',
    channel: 'email',
    priority: 3,
    conditions: NESTED,
    credentials: { user: 'postmaster', domain: 'mg.example.com', from: 'info@example.com', senderName: 'Acme' },
    secrets: { apiKey: secret('01dd77e0', 3) },
  }),
  sample({
    name: 'Own relay',
    identifier: 'smtp-relay',
    providerId: 'nodemailer',
    channel: 'email',
    priority: 2,
    credentials: {
      host: 'smtp.example.com',
      port: '587',
      user: 'relay',
      secure: false,
      requireTls: true,
      tlsOptions: { minVersion: 'TLSv1.2', servername: 'mail.example.com' },
      from: 'relay@example.com',
      senderName: 'Relay',
    },
    secrets: { password: { set: true, updatedAt: ago(90 * DAY_MS) }, token: secret('55aa00ff', 90) },
    needsCredentials: true,
  }),
  sample({ name: 'Amazon SES', identifier: 'ses-eu', providerId: 'ses', channel: 'email', active: false }),
  sample({
    name: 'Twilio',
    identifier: 'twilio-main',
    providerId: 'twilio',
    channel: 'sms',
    primary: true,
    priority: 2,
    secrets: { token: secret('abcdef01', 5) },
    credentials: { accountSid: 'AC00', from: '+49 30 000' },
  }),
  sample({
    name: 'Vonage for Asia',
    identifier: 'vonage-asia',
    providerId: 'nexmo',
    channel: 'sms',
    priority: 1,
    conditions: [group('AND', [{ on: 'subscriber', field: 'timezone', operator: 'LIKE', value: 'Asia/%' }])],
  }),
  sample({
    name: 'Plivo',
    identifier: 'plivo-old',
    providerId: 'plivo',
    channel: 'sms',
    active: false,
    credentials: { accountSid: 'MA1', from: 'Acme' },
    secrets: { token: secret('77777777', 200) },
  }),
  sample({ name: 'Slack', identifier: 'slack-k3x9m2qa', providerId: 'slack', channel: 'chat' }),
  sample({ name: 'Telegram bot', identifier: 'telegram-bot', providerId: 'telegram', channel: 'chat' }),
  sample({ name: 'WhatsApp', identifier: 'whatsapp', providerId: 'whatsapp-business', channel: 'chat', active: false }),
  sample({
    name: 'Firebase',
    identifier: 'fcm-android',
    providerId: 'fcm',
    channel: 'push',
    conditions: [group('AND', [PLAN], true), group('OR', [])],
  }),
  sample({ name: 'APNs', identifier: 'apns-ios', providerId: 'apns', channel: 'push' }),
];
