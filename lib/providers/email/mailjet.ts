import { defineProvider } from '@/lib/catalogue/provider';

export const mailjet = defineProvider({
  id: 'mailjet',
  channel: 'email',
  name: 'Mailjet',
  docs: 'https://documentation.mailjet.com/hc/en-us/articles/360043225693-What-is-an-API-key',
  aliases: ['sinch', 'sinch mailjet'],
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Account settings → API Key Management. Use the pair of the primary account or of one subaccount.',
      helpUrl: 'https://app.mailjet.com/account/apikeys',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Secret Key',
      required: true,
      secret: true,
      help: 'Belongs to the API key and is shown only once; if it is lost, reset it on the same page.',
      helpUrl: 'https://app.mailjet.com/account/apikeys',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'A validated sender address, or any address of a validated domain.',
      helpUrl: 'https://app.mailjet.com/account/sender',
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
