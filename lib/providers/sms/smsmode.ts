import { defineProvider } from '@/lib/catalogue/provider';

export const smsmode = defineProvider({
  id: 'smsmode',
  channel: 'sms',
  name: 'smsmode',
  docs: 'https://dev.smsmode.com/sms/v1/',
  aliases: ['sms mode'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'In the developer settings of your smsmode account.',
      helpUrl: 'https://dev.smsmode.com/sms/v1/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'The sender name or number that your smsmode account may use.',
    },
  ],
  check: null,
});
