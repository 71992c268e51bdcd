import { defineProvider } from '@/lib/catalogue/provider';

export const mandrill = defineProvider({
  id: 'mandrill',
  channel: 'email',
  name: 'Mailchimp Transactional',
  docs: 'https://mailchimp.com/developer/transactional/docs/fundamentals/',
  aliases: ['mandrill', 'mandrillapp', 'mailchimp', 'intuit'],
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Settings → API Keys in Mailchimp Transactional (Mandrill). A key of Mailchimp marketing does not work here.',
      helpUrl: 'https://mandrillapp.com/settings',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'An address of a verified sending domain.',
      helpUrl: 'https://mandrillapp.com/settings/sending-domains',
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
