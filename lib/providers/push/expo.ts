import { defineProvider } from '@/lib/catalogue/provider';

export const expo = defineProvider({
  id: 'expo',
  channel: 'push',
  name: 'Expo Push',
  docs: 'https://docs.expo.dev/push-notifications/sending-notifications/',
  aliases: ['expo', 'eas', 'react native'],
  popular: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Access Token',
      required: true,
      secret: true,
      help: 'Account settings → Access tokens. Best one of a robot user, so that it outlives a member of the team.',
      helpUrl: 'https://expo.dev/settings/access-tokens',
    },
  ],
  check: null,
});
