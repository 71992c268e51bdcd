import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, valueAt } from '@/lib/catalogue/single-request-check';

export const sendchamp = defineProvider({
  id: 'sendchamp',
  channel: 'sms',
  name: 'Sendchamp',
  docs: 'https://docs.sendchamp.com/',
  aliases: ['send champ'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Access Key',
      required: true,
      secret: true,
      placeholder: 'sendchamp_live_…',
      help: 'Account Settings in the Sendchamp dashboard. Take the live key: a test key only reaches the simulator.',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'Sender ID',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'Created under Channels → SMS. It must be approved before messages go out.',
    },
  ],
  recognise: { keys: [{ source: 'sendchamp_live_\\S{20,}', key: 'apiKey' }] },
  check: singleRequestCheck({
    docs: 'https://github.com/sendchamp/ai/blob/main/guides/auth-setup.md',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://api.sendchamp.com/api/v1/wallet-balance',
      headers: { accept: 'application/json' },
      auth: { type: 'bearer', token: values.text('apiKey') },
    }),
    expects: 'data',
    read(answer, values) {
      if (answer.status === 401)
        return { cause: 'invalid_credentials', field: 'apiKey', message: 'Sendchamp refuses this access key.' };
      if (!isSuccess(answer, 'data')) return null;
      // An error has the same envelope, with an empty `data`.
      if (!valueAt(answer.json, 'data')) return { cause: 'undetermined' };
      if (values.text('apiKey').startsWith('sendchamp_test_'))
        return {
          cause: 'valid_limited',
          field: 'apiKey',
          message: 'This is a test key: it only reaches the simulator.',
        };
      return null;
    },
  }),
});
