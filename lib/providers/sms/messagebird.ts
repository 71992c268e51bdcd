import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

export const messagebird = defineProvider({
  id: 'messagebird',
  channel: 'sms',
  name: 'Bird',
  docs: 'https://developers.messagebird.com/api/sms-messaging/',
  aliases: ['messagebird', 'message bird', 'bird.com'],
  popular: true,
  fields: [
    {
      key: 'accessKey',
      kind: 'secret',
      label: 'Access key',
      required: true,
      secret: true,
      help: 'MessageBird Dashboard → Developers → API access (REST), a live key. Keys of a new Bird workspace belong to another API.',
      helpUrl: 'https://docs.bird.com/connectivity-platform/getting-started/creating-access-keys',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'Originator',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A phone number with country code, or a sender name of up to 11 characters.',
    },
  ],
  recognise: {
    addresses: [
      {
        address: 'https://api.bird.com',
        isOther: true,
        note: 'It is for the API of Bird. Its keys are not those of rest.messagebird.com, which this provider uses.',
      },
    ],
  },
  check: singleRequestCheck({
    docs: 'https://developers.messagebird.com/api/balance/',
    needs: ['accessKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://rest.messagebird.com/balance',
      headers: { authorization: `AccessKey ${values.text('accessKey')}` },
    }),
    expects: 'amount',
    read(answer, values) {
      // Code 2 is "request not allowed", whatever the status says.
      if (answer.status === 401 || textAt(answer.json, 'errors.0.code') === '2')
        return {
          cause: 'invalid_credentials',
          field: 'accessKey',
          message:
            'Bird refuses this key. Keys of a new Bird workspace belong to another API and are refused here too.',
        };
      if (!isSuccess(answer, 'amount')) return null;
      if (values.text('accessKey').startsWith('test_'))
        return { cause: 'valid_limited', field: 'accessKey', message: 'This is a test key: it sends nothing.' };
      if (textAt(answer.json, 'payment') === 'prepaid' && Number(textAt(answer.json, 'amount')) <= 0)
        return { cause: 'valid_limited', message: 'The key works, but the prepaid balance is used up.' };
      return null;
    },
  }),
});
