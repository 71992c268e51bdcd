import { defineProvider } from '@/lib/catalogue/provider';

export const pushWebhook = defineProvider({
  id: 'push-webhook',
  channel: 'push',
  name: 'Push Webhook',
  docs: 'https://docs.novu.co/platform/integrations/push/push-webhook',
  aliases: ['webhook', 'custom push', 'http endpoint'],
  fields: [
    {
      key: 'webhookUrl',
      kind: 'url',
      label: 'Webhook URL',
      required: true,
      secret: true,
      destination: true,
      placeholder: 'https://example.com/push',
      help: 'Your own endpoint, which takes each notification as a POST. Kept as a secret, as such addresses often carry a token.',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Secret HMAC key',
      required: true,
      secret: true,
      help: 'A long random text of your choice. Your endpoint uses the same one to verify the SHA-256 signature of the body.',
    },
  ],
  recognise: {
    addresses: [{ address: 'https://*', fills: { key: 'webhookUrl', part: 'whole' } }],
  },
  check: null,
  notCheckable: 'It is your own endpoint: nothing but a notification tells whether it takes one and has the same key.',
});
