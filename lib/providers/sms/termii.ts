import { defineProvider } from '@/lib/catalogue/provider';

export const termii = defineProvider({
  id: 'termii',
  channel: 'sms',
  name: 'Termii',
  docs: 'https://developer.termii.com/',
  aliases: [],
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'At the foot of the Termii dashboard, or under Settings → API Token.',
      helpUrl: 'https://accounts.termii.com/#/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'Sender ID',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A sender ID that Termii has approved for your account: 3 to 11 letters or digits, or a number.',
      helpUrl: 'https://developer.termii.com/sender-id',
    },
  ],
  check: null,
});
