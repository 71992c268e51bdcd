import { defineProvider } from '@/lib/catalogue/provider';

export const rocketChat = defineProvider({
  id: 'rocket-chat',
  channel: 'chat',
  name: 'Rocket.Chat',
  docs: 'https://developer.rocket.chat/apidocs/authenticate-a-rest-client',
  aliases: ['rocketchat', 'rocket chat'],
  fields: [
    {
      key: 'token',
      kind: 'secret',
      label: 'Personal Access Token (x-auth-token)',
      required: true,
      secret: true,
      help: 'Your account → Personal Access Tokens. Shown only once, together with the user ID.',
      helpUrl: 'https://developer.rocket.chat/apidocs/authenticate-a-rest-client',
    },
    {
      key: 'user',
      kind: 'text',
      label: 'User ID (x-user-id)',
      required: true,
      secret: false,
      help: 'The ID shown with the token, not the user name. Messages appear as sent by this user.',
      helpUrl: 'https://developer.rocket.chat/apidocs/authenticate-a-rest-client',
    },
  ],
  recognise: {
    addresses: [
      { address: 'https://*/hooks/', note: 'The webhook URL is given with each recipient, so it is not stored here.' },
    ],
  },
  check: null,
  notCheckable:
    'The address of the Rocket.Chat server is given with each recipient, so it is not known where to ask about the token.',
});
