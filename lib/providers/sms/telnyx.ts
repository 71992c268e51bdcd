import { defineProvider } from '@/lib/catalogue/provider';

export const telnyx = defineProvider({
  id: 'telnyx',
  channel: 'sms',
  name: 'Telnyx',
  docs: 'https://developers.telnyx.com/development/api-fundamentals/authentication',
  aliases: ['telnyx sms'],
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      placeholder: 'KEY…',
      help: 'Your name at the top right of the Mission Control Portal → API Keys. It is shown only once, when you create it.',
      helpUrl: 'https://developers.telnyx.com/development/api-fundamentals/create-api-keys',
    },
    {
      key: 'messageProfileId',
      kind: 'text',
      label: 'Messaging Profile ID',
      required: true,
      secret: false,
      placeholder: '00000000-0000-0000-0000-000000000000',
      help: 'Messaging → your profile in the Mission Control Portal. The sender must belong to this profile.',
      helpUrl: 'https://portal.telnyx.com',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      help: 'A Telnyx number, a short code, or a sender name of up to 11 characters. Names do not reach the US and Canada.',
      helpUrl: 'https://developers.telnyx.com/docs/messaging/messages/alphanumeric-sender-id',
    },
  ],
  check: null,
});
