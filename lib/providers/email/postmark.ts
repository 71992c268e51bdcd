import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const postmark = defineProvider({
  id: 'postmark',
  channel: 'email',
  name: 'Postmark',
  docs: 'https://postmarkapp.com/developer/api/overview',
  aliases: ['postmarkapp', 'activecampaign', 'wildbit'],
  popular: true,
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Server API Token',
      required: true,
      secret: true,
      help: 'Servers → your server → API Tokens. The account token is another one and cannot send.',
      helpUrl: 'https://postmarkapp.com/support/article/1008-what-are-the-account-and-server-api-tokens',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'A confirmed sender signature, or any address of a verified domain.',
      helpUrl: 'https://account.postmarkapp.com/signature_domains',
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
  check: singleRequestCheck({
    docs: 'https://postmarkapp.com/developer/api/server-api',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://api.postmarkapp.com/server',
      headers: { accept: 'application/json', 'x-postmark-server-token': values.text('apiKey') },
    }),
    expects: 'ID',
    read(answer) {
      // Codes of the API, which mean other things than statuses of the same number.
      switch (valueAt(answer.json, 'ErrorCode')) {
        case 10:
          return {
            cause: 'invalid_credentials',
            field: 'apiKey',
            message: 'Postmark does not know this server token. The token of the account does not work here.',
          };
        case 100:
          return { cause: 'provider_unavailable', message: 'Postmark is under maintenance. Try again later.' };
        case 412:
          return {
            cause: 'valid_limited',
            message: 'The account waits for approval: it sends to its own domain only.',
          };
        case 413:
          return { cause: 'blocked', message: 'Postmark does not let this account send. Ask its support why.' };
        case 429:
          return { cause: 'rate_limited' };
      }
      if (isSuccess(answer, 'ID') && textAt(answer.json, 'DeliveryType') === 'Sandbox')
        return {
          cause: 'valid_limited',
          message: 'The token is of a sandbox server: it accepts mail and delivers none.',
        };
      if (answer.status === 401) return { cause: 'invalid_credentials', field: 'apiKey' };
      return null;
    },
  }),
});
