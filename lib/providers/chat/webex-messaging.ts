import { defineProvider } from '@/lib/catalogue/provider';

export const webexMessaging = defineProvider({
  id: 'webex-messaging',
  channel: 'chat',
  name: 'Webex Messaging',
  docs: 'https://developer.webex.com/create/docs/authentication',
  aliases: ['webex', 'cisco webex', 'cisco', 'webex teams', 'cisco spark'],
  fields: [
    {
      key: 'clientId',
      kind: 'text',
      label: 'Client ID',
      required: true,
      secret: false,
      help: 'My Webex Apps → your integration.',
      helpUrl: 'https://developer.webex.com/my-apps',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Client Secret',
      required: true,
      secret: true,
      help: 'My Webex Apps → your integration. Shown only once, when the integration is created or the secret is made anew.',
      helpUrl: 'https://developer.webex.com/my-apps',
    },
    {
      key: 'redirectUrl',
      kind: 'url',
      label: 'Redirect URL',
      required: false,
      secret: false,
      placeholder: 'https://example.com/webex/connected',
      help: 'The page people land on once they have approved the integration. Empty: the window closes.',
    },
    {
      key: 'baseUrl',
      kind: 'url',
      label: 'Base URL',
      required: false,
      secret: false,
      destination: true,
      placeholder: 'https://webexapis.com/v1',
      help: 'Only where your organization uses another API address. Empty means https://webexapis.com/v1.',
    },
  ],
  check: null,
});
