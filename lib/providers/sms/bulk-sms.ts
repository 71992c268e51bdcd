import { defineProvider } from '@/lib/catalogue/provider';

export const bulkSms = defineProvider({
  id: 'bulk-sms',
  channel: 'sms',
  name: 'BulkSMS',
  docs: 'https://www.bulksms.com/developer/json/v1/',
  aliases: ['bulk sms', 'bulksms.com'],
  fields: [
    {
      key: 'apiToken',
      kind: 'secret',
      label: 'API Token',
      required: true,
      secret: true,
      placeholder: 'token-id:token-secret',
      pattern: {
        source: '[^:]+:.+',
        message: 'The token ID and the token secret, joined by a colon',
      },
      help: 'Settings → Developer Settings → API Tokens. Join the token ID and the token secret with a colon, not Base64 encoded.',
      helpUrl: 'https://www.bulksms.com/developer/json/v1/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'Sender ID',
      required: false,
      secret: false,
      placeholder: 'Acme',
      help: "A number of up to 15 digits or a name of up to 11 characters. Empty: your account's setting.",
    },
  ],
  check: null,
});
