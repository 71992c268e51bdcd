import { defineProvider } from '@/lib/catalogue/provider';

export const gupshup = defineProvider({
  id: 'gupshup',
  channel: 'sms',
  name: 'Gupshup',
  docs: 'https://docs.gupshup.io/docs/getting-started-with-sms-api',
  aliases: ['gupshup enterprise', 'sms gupshup', 'gupshup sms'],
  fields: [
    {
      key: 'user',
      kind: 'text',
      label: 'User ID',
      required: true,
      secret: false,
      placeholder: '2000000000',
      pattern: {
        source: '[0-9]+',
        message: 'A Gupshup user ID consists of digits only',
      },
      help: 'The account number that Gupshup gave you for Enterprise SMS.',
      helpUrl: 'https://docs.gupshup.io/docs/send-message-to-single-number',
    },
    {
      key: 'password',
      kind: 'secret',
      keepsSpaces: true,
      label: 'Password',
      required: true,
      secret: true,
      help: 'The one you sign in with at Gupshup Enterprise SMS.',
    },
  ],
  check: null,
  notCheckable:
    'The Enterprise SMS API of Gupshup documents no call with this user ID and password that does not send.',
});
