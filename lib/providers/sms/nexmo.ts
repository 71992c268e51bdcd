import { defineProvider } from '@/lib/catalogue/provider';

export const nexmo = defineProvider({
  id: 'nexmo',
  channel: 'sms',
  name: 'Vonage',
  docs: 'https://developer.vonage.com/en/dashboard/getting-started',
  aliases: ['nexmo', 'vonage sms', 'ericsson'],
  popular: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API key',
      required: true,
      secret: true,
      help: 'API Settings in the Vonage dashboard, next to the account secret.',
      helpUrl: 'https://dashboard.nexmo.com/settings',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'API secret',
      required: true,
      secret: true,
      help: 'API Settings → Account secret. Two secrets may exist at a time, so one can be rotated while the other works.',
      helpUrl: 'https://dashboard.nexmo.com/settings',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A Vonage number or a sender name. Some countries, the US among them, accept only a number.',
      helpUrl: 'https://dashboard.nexmo.com/your-numbers',
    },
  ],
  check: null,
});
