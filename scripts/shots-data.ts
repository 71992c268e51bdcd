/**
 * Realistic sample data for the screenshots: the integrations of a small product. Every host is this machine itself.
 */
export interface SampleIntegration {
  readonly name: string;
  readonly identifier: string;
  readonly providerId: string;
  readonly channel: string;
  readonly active: boolean;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly conditions?: readonly unknown[];
  /** Checked after creation; allowed only if the check contacts this machine. */
  readonly checked?: true;
}

const FROM = { from: 'news@acme.example', senderName: 'Acme' };
const all = (...children: readonly unknown[]) => [{ isNegated: false, type: 'GROUP', value: 'AND', children }];
const leaf = (on: string, field: string, operator: string, value: unknown) => ({ on, field, operator, value });

/** 15 integrations over all channels. `port`: that of a mail server on loopback; `password`: the one it accepts. */
export function sampleIntegrations(port: number, password: string): SampleIntegration[] {
  const smtp = { host: '127.0.0.1', port: String(port), user: 'mailer', ...FROM };
  const email = { channel: 'email', active: true } as const;
  const sms = { channel: 'sms', active: true } as const;
  return [
    {
      ...email,
      name: 'SendGrid',
      identifier: 'sendgrid-main',
      providerId: 'sendgrid',
      credentials: { apiKey: `SG.${'k'.repeat(22)}.${'v'.repeat(43)}`, ...FROM },
    },
    {
      ...email,
      name: 'Invoices of the EU',
      identifier: 'mailgun-eu',
      providerId: 'mailgun',
      credentials: {
        apiKey: 'key-5e2c9a7d41b84f60a3d2c1e0f9b87654',
        domain: 'mg.acme.example',
        user: 'api',
        baseUrl: 'https://api.eu.mailgun.net',
        ...FROM,
      },
      conditions: all(leaf('tenant', 'region', 'EQUAL', 'eu'), leaf('payload', 'kind', 'ANY_IN', 'invoice,receipt')),
    },
    {
      ...email,
      name: 'Relay in the office',
      identifier: 'office-relay',
      providerId: 'nodemailer',
      credentials: { ...smtp, password },
      conditions: all(leaf('tenant', 'plan', 'EQUAL', 'internal')),
      checked: true,
    },
    {
      ...email,
      name: 'Old relay',
      identifier: 'old-relay',
      providerId: 'nodemailer',
      credentials: { ...smtp, password: 'changed-last-spring' },
      conditions: all(leaf('payload', 'kind', 'EQUAL', 'digest')),
      checked: true,
    },
    {
      channel: 'email',
      active: false,
      name: 'Resend trial',
      identifier: 'resend-trial',
      providerId: 'resend',
      credentials: { from: 'hello@acme.example' },
    },
    {
      ...sms,
      name: 'Twilio',
      identifier: 'twilio',
      providerId: 'twilio',
      credentials: {
        accountSid: 'AC0123456789abcdef0123456789abcdef',
        token: '89abcdef0123456789abcdef01234567',
        from: '+15551234567',
      },
    },
    {
      ...sms,
      name: 'Vonage for Europe',
      identifier: 'vonage-eu',
      providerId: 'nexmo',
      credentials: { apiKey: 'a1b2c3d4', secretKey: 'Zx81QmPl0anf2k3j', from: 'Acme' },
      conditions: all(
        leaf('subscriber', 'data.country', 'ANY_IN', 'de,at,ch,fr'),
        leaf('payload', 'amount', 'LARGER', 100),
      ),
    },
    {
      channel: 'sms',
      active: false,
      name: 'Amazon SNS',
      identifier: 'sns',
      providerId: 'sns',
      credentials: { region: 'eu-central-1' },
    },
    {
      channel: 'chat',
      active: true,
      name: 'Slack',
      identifier: 'slack',
      providerId: 'slack',
      credentials: {
        applicationId: 'A0123456789',
        clientId: '1234567890.1234567890',
        secretKey: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
        signingSecret: 'f0e1d2c3b4a5968778695a4b3c2d1e0f',
      },
    },
    { channel: 'chat', active: true, name: 'Discord', identifier: 'discord', providerId: 'discord', credentials: {} },
    {
      channel: 'chat',
      active: true,
      name: 'Telegram bot',
      identifier: 'telegram',
      providerId: 'telegram',
      credentials: { apiToken: '123456789:AAEhBP0av28fYlLhcHRfuJ0kGHBabcdefg' },
    },
    {
      channel: 'push',
      active: true,
      name: 'Expo',
      identifier: 'expo',
      providerId: 'expo',
      credentials: { apiKey: 'expo_2f9c71d0b4a84e55' },
    },
    {
      channel: 'push',
      active: true,
      name: 'OneSignal',
      identifier: 'onesignal',
      providerId: 'one-signal',
      credentials: {
        applicationId: '11111111-2222-4333-8444-555555555555',
        apiKey: 'os_v2_app_4f5a6b7c8d9e0f1a2b3c4d5e6f708192',
      },
    },
    {
      channel: 'push',
      active: false,
      name: 'Web push',
      identifier: 'pushpad',
      providerId: 'pushpad',
      credentials: { applicationId: '4711', apiKey: 'a94a8fe5ccb19ba61c4c' },
    },
    {
      channel: 'in_app',
      active: true,
      name: 'Inbox',
      identifier: 'inbox',
      providerId: 'novu',
      credentials: { hmac: true },
    },
  ];
}
