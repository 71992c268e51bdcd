import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, isSuccess, singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

export const sparkpost = defineProvider({
  id: 'sparkpost',
  channel: 'email',
  name: 'SparkPost',
  docs: 'https://developers.sparkpost.com/api/',
  aliases: ['bird', 'messagebird', 'message systems'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Configuration → API Keys, shown only once. It needs the permission Transmissions: Read/Write.',
      helpUrl: 'https://developers.sparkpost.com/api/',
    },
    {
      key: 'region',
      kind: 'select',
      label: 'Region',
      required: false,
      secret: false,
      destination: true,
      options: [{ value: 'eu', label: 'EU' }],
      emptyLabel: 'Default',
      help: 'EU only for accounts of SparkPost EU; keys of one region do not work in the other.',
      helpUrl: 'https://developers.sparkpost.com/api/',
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
  check: singleRequestCheck({
    docs: 'https://developers.sparkpost.com/api/account/',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      url:
        values.text('region') === 'eu'
          ? 'https://api.eu.sparkpost.com/api/v1/account'
          : 'https://api.sparkpost.com/api/v1/account',
      headers: { authorization: values.text('apiKey') },
    }),
    expects: 'results',
    read(answer) {
      if (answer.status === 401)
        return {
          cause: 'invalid_credentials',
          field: 'apiKey',
          message: 'SparkPost does not know this key in this region. Keys of one region do not work in the other.',
        };
      // The right to read the account is not the right to send.
      if (answer.status === 403 && isJson(answer))
        return {
          cause: 'undetermined',
          message:
            'SparkPost knows the key, but does not let it read the account. Whether it may send cannot be asked.',
        };
      if (isSuccess(answer, 'results') && ['suspended', 'terminated'].includes(textAt(answer.json, 'results.status')))
        return { cause: 'blocked', message: 'SparkPost has suspended the account. Ask its support why.' };
      return null;
    },
  }),
});
