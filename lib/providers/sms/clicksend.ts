import { defineProvider } from '@/lib/catalogue/provider';

export const clicksend = defineProvider({
  id: 'clicksend',
  channel: 'sms',
  name: 'ClickSend',
  docs: 'https://developers.clicksend.com/guides',
  aliases: ['sinch clicksend', 'click send'],
  fields: [
    {
      key: 'user',
      kind: 'text',
      label: 'Username',
      required: true,
      secret: false,
      placeholder: 'user@example.com',
      help: 'API Credentials in the ClickSend dashboard, next to the key.',
      helpUrl: 'https://developers.clicksend.com/guides',
    },
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'API Credentials at the top right of the ClickSend dashboard.',
      helpUrl: 'https://developers.clicksend.com/guides',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      help: 'A ClickSend number, your own verified number or a sender name allowed in the country you send to.',
    },
  ],
  check: null,
});
