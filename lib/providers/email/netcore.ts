import { defineProvider } from '@/lib/catalogue/provider';

export const netcore = defineProvider({
  id: 'netcore',
  channel: 'email',
  name: 'Netcore',
  docs: 'https://emaildocs.netcorecloud.com/reference/email-api',
  aliases: ['netcore cloud', 'netcore email api', 'netcore cpaas', 'pepipost'],
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Settings → Integrations → API in the CPaaS dashboard. It needs the permission to send e-mail; a new key works after about 20 minutes.',
      helpUrl: 'https://emaildocs.netcorecloud.com/reference/api-key-management',
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
  notCheckable: 'Netcore has no request that a key with the permission to send alone could make without sending.',
});
