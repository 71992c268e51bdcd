import { defineProvider } from '@/lib/catalogue/provider';

export const plivo = defineProvider({
  id: 'plivo',
  channel: 'sms',
  name: 'Plivo',
  docs: 'https://www.plivo.com/docs/account/api/overview',
  aliases: ['plivo sms'],
  popular: true,
  statusWebhook: true,
  fields: [
    {
      key: 'accountSid',
      kind: 'text',
      label: 'Auth ID',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'MA…',
      pattern: {
        source: '(?:MA|SA)\\S+',
        message: 'A Plivo Auth ID starts with "MA", that of a subaccount with "SA"',
      },
      help: 'At the top of the console home page.',
      helpUrl: 'https://cx.plivo.com/home',
    },
    {
      key: 'token',
      kind: 'secret',
      label: 'Auth Token',
      required: true,
      secret: true,
      help: 'Beside the Auth ID on the console home page. A new one is made under Account → Settings → Credentials.',
      helpUrl: 'https://cx.plivo.com/home',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      help: 'A Plivo number or a sender ID. To the US and Canada only a Plivo number works.',
    },
  ],
  check: null,
});
