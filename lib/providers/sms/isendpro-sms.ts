import { defineProvider } from '@/lib/catalogue/provider';

export const isendproSms = defineProvider({
  id: 'isendpro-sms',
  channel: 'sms',
  name: 'iSendPro',
  docs: 'https://www.isendpro.com/docs/',
  aliases: ['isendpro telecom', 'isend pro'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'My account → My API. IP control is on by default: allow the address you send from, or switch it off there.',
      helpUrl: 'https://www.isendpro.com/docs/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'Sender',
      required: false,
      secret: false,
      placeholder: 'ACME',
      help: '4 to 11 letters, digits and spaces, not digits alone.',
      helpUrl: 'https://www.isendpro.com/docs/',
    },
  ],
  check: null,
});
