import { defineProvider } from '@/lib/catalogue/provider';

export const sms77 = defineProvider({
  id: 'sms77',
  channel: 'sms',
  name: 'seven',
  docs: 'https://docs.seven.io/en/rest-api/first-steps',
  aliases: ['sms77', 'sms77.io', 'seven.io'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Account → Developer → API Keys.',
      helpUrl: 'https://app.seven.io/developer',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'Up to 11 letters and digits, or a number of up to 16 digits. Some countries allow less.',
    },
  ],
  check: null,
});
