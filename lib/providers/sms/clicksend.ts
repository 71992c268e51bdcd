import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

export const clicksend = defineProvider({
  id: 'clicksend',
  channel: 'sms',
  name: 'ClickSend',
  docs: 'https://developers.clicksend.com/guides',
  aliases: ['sinch clicksend', 'click send'],
  fields: [
    {
      key: 'user',
      kind: 'text',
      label: 'Username',
      required: true,
      secret: false,
      placeholder: 'user@example.com',
      help: 'API Credentials in the ClickSend dashboard, next to the key.',
      helpUrl: 'https://developers.clicksend.com/guides',
    },
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'API Credentials at the top right of the ClickSend dashboard.',
      helpUrl: 'https://developers.clicksend.com/guides',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      help: 'A ClickSend number, your own verified number or a sender name allowed in the country you send to.',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://developers.clicksend.com/docs/accounts/management',
    needs: ['user', 'apiKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://rest.clicksend.com/v3/account',
      auth: { type: 'basic', user: values.text('user'), password: values.text('apiKey') },
    }),
    expects: 'data.user_id',
    read(answer) {
      switch (textAt(answer.json, 'response_code')) {
        case 'UNAUTHORIZED':
        case 'INVALID_CREDENTIALS':
        case 'MISSING_CREDENTIALS':
          return { cause: 'invalid_credentials', message: 'ClickSend does not accept this username with this key.' };
        case 'ACCOUNT_NOT_ACTIVATED':
          return { cause: 'blocked', message: 'The ClickSend account is not activated yet.' };
        case 'TOO_MANY_REQUESTS':
          return { cause: 'rate_limited' };
        case 'SUCCESS':
          return textAt(answer.json, 'data.banned') === '1'
            ? { cause: 'blocked', message: 'ClickSend has banned the account.' }
            : null;
        default:
          // An account next to an unknown code is not a proof.
          return isSuccess(answer, 'data.user_id') ? { cause: 'undetermined' } : null;
      }
    },
  }),
});
