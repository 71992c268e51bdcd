import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const smsmode = defineProvider({
  id: 'smsmode',
  channel: 'sms',
  name: 'smsmode',
  docs: 'https://dev.smsmode.com/sms/v1/',
  aliases: ['sms mode'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'In the developer settings of your smsmode account.',
      helpUrl: 'https://dev.smsmode.com/sms/v1/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'The sender name or number that your smsmode account may use.',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://dev.smsmode.com/commons/v1/#tag/Organisation',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://rest.smsmode.com/commons/v1/organisations',
      headers: { accept: 'application/json', 'x-api-key': values.text('apiKey') },
    }),
    expects: 'items',
    read(answer) {
      if (answer.status === 401)
        return { cause: 'invalid_credentials', field: 'apiKey', message: 'smsmode refuses this API key.' };
      // A key of one channel need not see the organisation, and may still send.
      if (answer.status === 403)
        return {
          cause: 'undetermined',
          message: 'smsmode does not let the key read its organisation, so nothing could be learnt. It may still send.',
        };
      const state = textAt(answer.json, 'items.0.state');
      const items = valueAt(answer.json, 'items');
      // With several organisations, the sending one is unknown.
      if (isSuccess(answer, 'items') && Array.isArray(items) && items.length === 1 && state && state !== 'ACTIVATED')
        return { cause: 'blocked', message: 'smsmode shows the account of this key as not activated.' };
      return null;
    },
  }),
});
