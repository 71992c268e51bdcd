import { defineProvider } from '@/lib/catalogue/provider';

export const plunk = defineProvider({
  id: 'plunk',
  channel: 'email',
  name: 'Plunk',
  docs: 'https://docs.useplunk.com/guides/api-keys',
  aliases: ['useplunk'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Secret Key',
      required: true,
      secret: true,
      placeholder: 'sk_…',
      pattern: {
        source: 'sk_\\S+',
        message: 'A Plunk secret key starts with "sk_"; the public one ("pk_") cannot send',
      },
      help: 'Settings → API Keys of your project. The public key only tracks events.',
      helpUrl: 'https://docs.useplunk.com/guides/api-keys',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'An address of a verified domain.',
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
