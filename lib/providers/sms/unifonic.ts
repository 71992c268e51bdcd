import { defineProvider } from '@/lib/catalogue/provider';

export const unifonic = defineProvider({
  id: 'unifonic',
  channel: 'sms',
  name: 'Unifonic',
  docs: 'https://docs.unifonic.com/articles/products-documentation/sending-your-first-sms-via-unifonic-api',
  aliases: ['otsdc'],
  fields: [
    {
      key: 'appSid',
      kind: 'secret',
      label: 'App SID',
      required: true,
      secret: true,
      help: 'The AppSid of your SMS application in the Unifonic console. It alone authorises sending, so treat it as a password.',
      helpUrl: 'https://docs.unifonic.com/articles/products-documentation/sms-getting-started',
    },
    {
      key: 'senderId',
      kind: 'text',
      label: 'Sender ID',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A sender ID that is registered for your account and the countries you send to.',
      helpUrl: 'https://docs.unifonic.com/articles/products-documentation/sms-getting-started',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'Repeat the Sender ID here. Unifonic itself only looks at the Sender ID.',
    },
  ],
  check: null,
});
