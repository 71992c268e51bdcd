import { hostUrl } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, isSuccess, textAt } from '@/lib/catalogue/single-request-check';

import { infobipRefusal } from '../vendors/infobip';

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
  check: {
    kind: 'http',
    // Reads a scheduled bulk that does not exist. The scope "message:send" alone may send but not ask this.
    docs: 'https://www.infobip.com/docs/api/channels/sms/outbound-sms/scheduled-sms/get-scheduled-sms-messages',
    needs: ['apiKey', 'baseUrl'],
    async run(values, ask) {
      const answer = await ask({
        method: 'GET',
        url: `${hostUrl(values, 'baseUrl')}/sms/1/bulks?bulkId=signalbox-no-such-bulk`,
        headers: { accept: 'application/json', authorization: `App ${values.text('apiKey')}` },
      });
      if (!isJson(answer)) return answer;
      const refusal = infobipRefusal(answer);
      if (refusal) return refusal;
      const isKnown =
        isSuccess(answer, 'bulkId') ||
        ((answer.status === 400 || answer.status === 404) &&
          textAt(answer.json, 'requestError.serviceException.messageId') !== '');
      return isKnown ? { cause: 'valid' } : answer;
    },
  },
});
