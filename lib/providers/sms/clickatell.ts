import { defineProvider } from '@/lib/catalogue/provider';
import { singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

export const clickatell = defineProvider({
  id: 'clickatell',
  channel: 'sms',
  name: 'Clickatell',
  docs: 'https://docs.clickatell.com/',
  aliases: [],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API key',
      required: true,
      secret: true,
      help: 'My Workspace → SMS → your API setup. The key is made with the setup and belongs to it alone.',
      helpUrl: 'https://app.clickatell.com/signin',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://www.clickatell.com/developers/api-documentation/rest-api-get-account-balance/',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://platform.clickatell.com/public-client/balance',
      headers: { accept: 'application/json', authorization: values.text('apiKey') },
    }),
    expects: 'balance',
    read(answer) {
      // Source of the codes: docs.clickatell.com, one-api-errors-table; 108 is the older name of 1.
      switch (textAt(answer.json, 'error.code') || textAt(answer.json, 'errorCode')) {
        case '1':
        case '108':
          return { cause: 'invalid_credentials', field: 'apiKey' };
        case '2':
          return { cause: 'blocked', message: 'The Clickatell account is not active.' };
        case '3':
          return {
            cause: 'misconfigured',
            field: 'apiKey',
            message: 'The API setup of this key is not active. Activate it in Clickatell, or take the key of another.',
          };
        case '7':
          return {
            cause: 'blocked',
            message: 'Clickatell does not accept requests from the address of this server. Allow it in the account.',
          };
        case '43':
          return { cause: 'rate_limited' };
        default:
          return answer.status === 401 ? { cause: 'invalid_credentials', field: 'apiKey' } : null;
      }
    },
  }),
});
