import { defineProvider } from '@/lib/catalogue/provider';

export const postmark = defineProvider({
  id: 'postmark',
  channel: 'email',
  name: 'Postmark',
  docs: 'https://postmarkapp.com/developer/api/overview',
  aliases: ['postmarkapp', 'activecampaign', 'wildbit'],
  popular: true,
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Server API Token',
      required: true,
      secret: true,
      help: 'Servers → your server → API Tokens. The account token is another one and cannot send.',
      helpUrl: 'https://postmarkapp.com/support/article/1008-what-are-the-account-and-server-api-tokens',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'A confirmed sender signature, or any address of a verified domain.',
      helpUrl: 'https://account.postmarkapp.com/signature_domains',
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
