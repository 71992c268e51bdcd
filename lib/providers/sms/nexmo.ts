import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const nexmo = defineProvider({
  id: 'nexmo',
  channel: 'sms',
  name: 'Vonage',
  docs: 'https://developer.vonage.com/en/dashboard/getting-started',
  aliases: ['nexmo', 'vonage sms', 'ericsson'],
  popular: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API key',
      required: true,
      secret: true,
      help: 'API Settings in the Vonage dashboard, next to the account secret.',
      helpUrl: 'https://dashboard.nexmo.com/settings',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'API secret',
      required: true,
      secret: true,
      help: 'API Settings → Account secret. Two secrets may exist at a time, so one can be rotated while the other works.',
      helpUrl: 'https://dashboard.nexmo.com/settings',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A Vonage number or a sender name. Some countries, the US among them, accept only a number.',
      helpUrl: 'https://dashboard.nexmo.com/your-numbers',
    },
  ],
  recognise: {
    addresses: [
      { address: 'https://rest.nexmo.com/sms/json', body: { api_key: '{apiKey}', api_secret: '{secretKey}' } },
    ],
  },
  check: singleRequestCheck({
    docs: 'https://developer.vonage.com/en/account/code-snippets/account-balance',
    needs: ['apiKey', 'secretKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://rest.nexmo.com/account/get-balance',
      auth: { type: 'basic', user: values.text('apiKey'), password: values.text('secretKey') },
    }),
    expects: 'value',
    read(answer) {
      if (answer.status === 401)
        return { cause: 'invalid_credentials', message: 'Vonage refuses this pair of API key and secret.' };
      if (
        isSuccess(answer, 'value') &&
        Number(textAt(answer.json, 'value')) <= 0 &&
        valueAt(answer.json, 'autoReload') === false
      )
        return { cause: 'valid_limited', message: 'The key works, but the balance is used up and auto-reload is off.' };
      return null;
    },
  }),
});
