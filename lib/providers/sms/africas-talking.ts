import { defineProvider } from '@/lib/catalogue/provider';

export const africasTalking = defineProvider({
  id: 'africas-talking',
  channel: 'sms',
  name: "Africa's Talking",
  docs: 'https://developers.africastalking.com/',
  aliases: ['africastalking', 'africas talking'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Open the app, then Settings → API Key. The sandbox has a key of its own, and a new key needs a few minutes to work.',
      helpUrl: 'https://account.africastalking.com/',
    },
    {
      key: 'user',
      kind: 'text',
      label: 'Username',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'acme',
      help: 'The username of the app, not your login. "sandbox" sends to the sandbox instead of the live service.',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'ACME',
      help: 'Your registered short code, or an alphanumeric sender ID from SMS → Alphanumerics.',
    },
  ],
  check: null,
});
