import { hostUrl } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, singleRequestCheck } from '@/lib/catalogue/single-request-check';

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
  recognise: {
    addresses: ['*.api.infobip.com', '*.api-us.infobip.com'].map((host) => ({
      address: `https://${host}`,
      fills: { key: 'baseUrl', part: 'host' },
    })),
  },
  check: singleRequestCheck({
    // The preview counts the parts of a text and sends nothing; it asks for the same scope as sending.
    docs: 'https://www.infobip.com/docs/tutorials/preview-sms-using-infobip-api',
    needs: ['apiKey', 'baseUrl'],
    request: (values) => ({
      method: 'POST',
      url: `${hostUrl(values, 'baseUrl')}/sms/1/preview`,
      headers: { accept: 'application/json', authorization: `App ${values.text('apiKey')}` },
      json: { text: 'Preview' },
    }),
    expects: 'previews',
    read(answer) {
      if (answer.status === 403 && isJson(answer))
        return {
          cause: 'insufficient_scope',
          field: 'apiKey',
          message: 'The key lacks the scope "sms:message:send".',
        };
      if (answer.status === 401)
        return {
          cause: 'invalid_credentials',
          field: 'apiKey',
          message: 'Infobip does not accept the key. It belongs to the account whose base URL is given here.',
        };
      return null;
    },
  }),
});
