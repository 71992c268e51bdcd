import { defineProvider } from '@/lib/catalogue/provider';

export const getstream = defineProvider({
  id: 'getstream',
  channel: 'chat',
  name: 'Stream',
  docs: 'https://getstream.io/chat/docs/node/tokens_and_authentication/',
  aliases: ['getstream', 'get stream', 'getstream.io', 'stream chat'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Dashboard → your app → app access keys. The key, not the secret beside it.',
      helpUrl: 'https://dashboard.getstream.io/',
    },
  ],
  check: null,
  notCheckable: 'Stream could only say that a key is unknown. To prove one takes the secret, which is not stored here.',
});
