import { defineProvider } from '@/lib/catalogue/provider';

export const infobipSms = defineProvider({
  id: 'infobip-sms',
  channel: 'sms',
  name: 'Infobip',
  docs: 'https://www.infobip.com/docs/developer-resources/authentication-and-access/api-authentication',
  aliases: ['infobip sms'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API key',
      required: true,
      secret: true,
      help: 'Developer Tools → API Keys. It needs the scope "sms:message:send".',
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
        source: '(?:https://)?[A-Za-z0-9\\-]+(?:\\.[A-Za-z0-9\\-]+)+/?',
        message: 'A host such as xxxxx.api.infobip.com, with or without https://',
      },
      help: "Your account's own host, on the home page after signing in. With or without https://.",
      helpUrl: 'https://www.infobip.com/docs/developer-resources/about-infobip-apis/base-url',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A sender of your account: a number or a name.',
    },
  ],
  check: null,
});
