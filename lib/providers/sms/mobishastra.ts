import { defineProvider } from '@/lib/catalogue/provider';

export const mobishastra = defineProvider({
  id: 'mobishastra',
  channel: 'sms',
  name: 'Mobishastra',
  docs: 'https://telkosh.com/mobishastra/',
  aliases: ['telkosh', 'mshastra'],
  fields: [
    {
      key: 'baseUrl',
      kind: 'url',
      label: 'Base URL',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'https://mshastra.com/sendsms_api_json.aspx',
      help: 'The whole address of the JSON sending API. Your account manager names it.',
    },
    {
      key: 'user',
      kind: 'text',
      label: 'Username',
      required: true,
      secret: false,
      help: 'The profile that API access was enabled for.',
    },
    {
      key: 'password',
      kind: 'secret',
      keepsSpaces: true,
      label: 'Password',
      required: true,
      secret: true,
      help: 'The password of that profile. It is sent with every message.',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A sender ID that Mobishastra has approved for your account.',
    },
  ],
  check: null,
  notCheckable:
    'Mobishastra answers a question about the balance only to an address that contains the password, so it is not asked.',
});
