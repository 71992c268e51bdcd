import { defineProvider } from '@/lib/catalogue/provider';
import { singleRequestCheck } from '@/lib/catalogue/single-request-check';

export const mailtrap = defineProvider({
  id: 'mailtrap',
  channel: 'email',
  name: 'Mailtrap',
  docs: 'https://docs.mailtrap.io/email-api-smtp/setup/api-tokens',
  aliases: ['railsware'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Token',
      required: true,
      secret: true,
      help: 'Settings → API Tokens. It needs admin access to the sending domain.',
      helpUrl: 'https://docs.mailtrap.io/email-api-smtp/setup/api-tokens',
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
    addresses: [{ address: 'https://send.api.mailtrap.io' }, { address: 'https://bulk.api.mailtrap.io' }],
  },
  check: singleRequestCheck({
    docs: 'https://docs.mailtrap.io/developers/account-management/accounts',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://mailtrap.io/api/accounts',
      headers: { accept: 'application/json' },
      auth: { type: 'bearer', token: values.text('apiKey') },
    }),
    // A list of accounts, of which a token always has one.
    expects: '0.id',
    read(answer) {
      if (answer.status === 401) return { cause: 'invalid_credentials', field: 'apiKey' };
      return null;
    },
  }),
});
