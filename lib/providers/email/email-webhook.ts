import { defineProvider } from '@/lib/catalogue/provider';

export const emailWebhook = defineProvider({
  id: 'email-webhook',
  channel: 'email',
  name: 'Email Webhook',
  docs: 'https://docs.novu.co/platform/integrations/email/webhook',
  aliases: ['webhook', 'custom email', 'http endpoint'],
  fields: [
    {
      key: 'webhookUrl',
      kind: 'url',
      label: 'Webhook URL',
      required: true,
      secret: true,
      destination: true,
      placeholder: 'https://example.com/email',
      help: 'Your own endpoint, which takes each e-mail as a POST. Kept as a secret, because such addresses often carry a token.',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Secret HMAC Key',
      required: true,
      secret: true,
      help: 'A long random text of your choice. Your endpoint uses the same one to verify the SHA-256 signature of the body.',
    },
    {
      key: 'hmacSecretKeyEncoding',
      kind: 'select',
      label: 'Secret HMAC key encoding',
      required: false,
      secret: false,
      options: [
        { value: 'text', label: 'Text' },
        { value: 'base64', label: 'Base64' },
        { value: 'hex', label: 'Hexadecimal' },
      ],
      emptyLabel: 'Text',
      help: 'How a sender reads the secret before it signs. Base64 and hexadecimal stand for bytes, such as a key of AWS KMS.',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
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
  recognise: {
    addresses: [{ address: 'https://*', fills: { key: 'webhookUrl', part: 'whole' } }],
  },
  check: null,
  notCheckable: 'Your endpoint takes every request as an e-mail, so nothing can be asked without sending one.',
});
