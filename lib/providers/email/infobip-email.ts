import type { CheckFinding, CheckValues } from '@/lib/catalogue/check';
import { hostUrl } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

import { infobipRefusal } from '../vendors/infobip';

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
  recognise: {
    addresses: ['*.api.infobip.com', '*.api-us.infobip.com'].map((host) => ({
      address: `https://${host}`,
      fills: { key: 'baseUrl', part: 'host' },
    })),
  },
  check: singleRequestCheck({
    docs: 'https://www.infobip.com/docs/api/channels/email/get-all-domains',
    needs: ['apiKey', 'baseUrl'],
    request: (values) => ({
      method: 'GET',
      url: `${hostUrl(values, 'baseUrl')}/email/1/domains?size=20`,
      headers: { authorization: `App ${values.text('apiKey')}`, accept: 'application/json' },
    }),
    expects: 'results',
    read(answer, values) {
      const refusal = infobipRefusal(answer);
      if (refusal) return refusal;
      return isSuccess(answer, 'results') ? senderFinding(answer.json, values) : null;
    },
  }),
});

/** What the list of domains says of the sender's; null when it is in order or not on the list. */
function senderFinding(json: unknown, values: CheckValues): CheckFinding | null {
  const results = valueAt(json, 'results');
  const name = values.text('from').split('@').at(-1)?.toLowerCase();
  const domain: unknown = Array.isArray(results)
    ? results.find((candidate) => textAt(candidate, 'domainName').toLowerCase() === name)
    : undefined;
  if (valueAt(domain, 'blocked') === true)
    return { cause: 'blocked', field: 'from', message: 'Infobip has blocked the domain of the sender address.' };
  if (valueAt(domain, 'active') === false)
    return {
      cause: 'misconfigured',
      field: 'from',
      message: 'The domain of the sender address is not active at Infobip. Verify its DNS records.',
    };
  return null;
}
