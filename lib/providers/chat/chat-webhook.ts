import { defineProvider } from '@/lib/catalogue/provider';

export const chatWebhook = defineProvider({
  id: 'chat-webhook',
  channel: 'chat',
  name: 'Chat Webhook',
  docs: 'https://docs.novu.co/platform/integrations/chat',
  aliases: ['webhook', 'custom chat', 'http endpoint'],
  fields: [
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Secret HMAC key',
      required: false,
      secret: true,
      help: 'A long random text of your choice. Your endpoint uses the same one to verify the SHA-256 signature of the body.',
    },
  ],
  check: null,
  notCheckable: 'The endpoint is given with each recipient, and nothing but a message tells whether it takes one.',
});
