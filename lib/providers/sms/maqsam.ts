import { defineProvider } from '@/lib/catalogue/provider';

export const maqsam = defineProvider({
  id: 'maqsam',
  channel: 'sms',
  name: 'Maqsam',
  docs: 'https://portal.maqsam.com/docs/v2/sms',
  aliases: ['maqsam sms'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Access Key ID',
      required: true,
      secret: true,
      help: 'Account settings in the portal. Maqsam support must first enable the API for your account.',
      helpUrl: 'https://portal.maqsam.com/docs/v2/sms',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Access Secret',
      required: true,
      secret: true,
      help: 'Made together with the access key ID.',
      helpUrl: 'https://portal.maqsam.com/docs/v2/sms',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A sender that Maqsam has enabled for your account.',
    },
  ],
  check: null,
});
