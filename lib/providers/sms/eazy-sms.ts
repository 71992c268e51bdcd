import { defineProvider } from '@/lib/catalogue/provider';

export const eazySms = defineProvider({
  id: 'eazy-sms',
  channel: 'sms',
  name: 'Eazy',
  docs: 'https://api.eazy.im/v3',
  aliases: ['eazy.im', 'eazy sms', 'spotler message'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'The key of your Eazy account for its REST API.',
      helpUrl: 'https://api.eazy.im/v3',
    },
    {
      key: 'channelId',
      kind: 'text',
      label: 'SMS Channel ID',
      required: true,
      secret: false,
      placeholder: '31600000000@sms.eazy.im',
      help: 'The SMS channel that sends: its number, followed by "@sms.eazy.im".',
      helpUrl: 'https://api.eazy.im/v3',
    },
  ],
  check: null,
  notCheckable: 'Eazy documents no request that proves the key without naming a contact or sending a message.',
});
