import { defineProvider } from '@/lib/catalogue/provider';

export const resend = defineProvider({
  id: 'resend',
  channel: 'email',
  name: 'Resend',
  docs: 'https://resend.com/docs/dashboard/api-keys/introduction',
  aliases: [],
  popular: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      placeholder: 're_…',
      pattern: {
        source: 're_\\S+',
        message: 'A Resend API key starts with "re_"',
      },
      help: 'API Keys → Create API Key, shown only once. "Sending access" is enough.',
      helpUrl: 'https://resend.com/api-keys',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'An address of a verified domain.',
      helpUrl: 'https://resend.com/domains',
    },
    {
      key: 'senderName',
      kind: 'text',
      label: 'Sender name',
      required: true,
      secret: false,
      placeholder: 'Acme News',
    },
  ],
  check: null,
});
