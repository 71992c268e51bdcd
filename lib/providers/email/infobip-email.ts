import { defineProvider } from '@/lib/catalogue/provider';

export const infobipEmail = defineProvider({
  id: 'infobip-email',
  channel: 'email',
  name: 'Infobip',
  docs: 'https://www.infobip.com/docs/developer-resources/authentication-and-access/api-authentication',
  aliases: ['infobip email'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API key',
      required: true,
      secret: true,
      help: 'Developer tools → API keys. It needs a scope for sending, such as "message:send".',
      helpUrl: 'https://www.infobip.com/docs/developer-resources/authentication-and-access/api-authentication',
    },
    {
      key: 'baseUrl',
      kind: 'text',
      label: 'Base URL',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'xxxxx.api.infobip.com',
      pattern: {
        source: '(?:https:\\/\\/)?[A-Za-z0-9][A-Za-z0-9\\-]*(?:\\.[A-Za-z0-9][A-Za-z0-9\\-]*)+\\/?',
        message: 'A host such as "xxxxx.api.infobip.com", with or without https:// and without a path',
      },
      help: 'Every account has its own, shown on the home page and the API keys page of the portal. With or without https://.',
      helpUrl: 'https://www.infobip.com/docs/developer-resources/about-infobip-apis/base-url',
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
});
