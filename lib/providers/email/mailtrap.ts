import { defineProvider } from '@/lib/catalogue/provider';

export const mailtrap = defineProvider({
  id: 'mailtrap',
  channel: 'email',
  name: 'Mailtrap',
  docs: 'https://docs.mailtrap.io/email-api-smtp/setup/api-tokens',
  aliases: ['railsware'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Token',
      required: true,
      secret: true,
      help: 'Settings → API Tokens. It needs admin access to the sending domain.',
      helpUrl: 'https://docs.mailtrap.io/email-api-smtp/setup/api-tokens',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'An address of a verified sending domain.',
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
