import { defineProvider } from '@/lib/catalogue/provider';

export const pusherBeams = defineProvider({
  id: 'pusher-beams',
  channel: 'push',
  name: 'Pusher Beams',
  docs: 'https://pusher.com/docs/beams/reference/server-sdk-node/',
  aliases: ['pusher', 'bird', 'messagebird'],
  fields: [
    {
      key: 'instanceId',
      kind: 'text',
      label: 'Instance ID',
      required: true,
      secret: false,
      destination: true,
      placeholder: '00000000-0000-0000-0000-000000000000',
      pattern: {
        source: '[A-Za-z0-9-]+',
        message: 'An instance ID has letters, digits and hyphens only',
      },
      help: 'Beams dashboard → your instance → Keys.',
      helpUrl: 'https://dashboard.pusher.com/',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Secret Key',
      required: true,
      secret: true,
      help: 'Beams dashboard → your instance → Keys, where it may be called the primary key.',
      helpUrl: 'https://dashboard.pusher.com/',
    },
  ],
  check: null,
  notCheckable: 'With this key Pusher Beams offers only to send notifications and to delete users.',
});
