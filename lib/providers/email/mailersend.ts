import { defineProvider } from '@/lib/catalogue/provider';

export const mailersend = defineProvider({
  id: 'mailersend',
  channel: 'email',
  name: 'MailerSend',
  docs: 'https://www.mailersend.com/help/managing-api-tokens',
  aliases: ['mailerlite'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API token',
      required: true,
      secret: true,
      placeholder: 'mlsn.…',
      help: 'Integrations → MailerSend API → Manage, shown only once. It needs full access to Email.',
      helpUrl: 'https://www.mailersend.com/help/managing-api-tokens',
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
