import { defineProvider } from '@/lib/catalogue/provider';
import { singleRequestCheck } from '@/lib/catalogue/single-request-check';

export const anypost = defineProvider({
  id: 'anypost',
  channel: 'email',
  name: 'Anypost',
  docs: 'https://anypost.com/docs/authentication',
  aliases: [],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      placeholder: 'ap_…',
      pattern: {
        source: 'ap_\\S+',
        message: 'An Anypost API key starts with "ap_"; the ID that starts with "key_" only names it',
      },
      help: 'The secret of the key, shown only once, when you create it. The permission send_only is enough.',
      helpUrl: 'https://anypost.com/docs/authentication',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'An address of a verified domain.',
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
    docs: 'https://anypost.com/docs/reference/identity',
    needs: ['apiKey'],
    // The only request that keys of both permissions may make.
    request: (values) => ({
      method: 'GET',
      url: 'https://api.anypost.com/v1/whoami',
      auth: { type: 'bearer', token: values.text('apiKey') },
    }),
    expects: 'api_key.id',
    read(answer) {
      if (answer.status === 401) return { cause: 'invalid_credentials', field: 'apiKey' };
      return null;
    },
  }),
});
