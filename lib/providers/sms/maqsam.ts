import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, valueAt } from '@/lib/catalogue/single-request-check';

export const maqsam = defineProvider({
  id: 'maqsam',
  channel: 'sms',
  name: 'Maqsam',
  docs: 'https://portal.maqsam.com/docs/v2/sms',
  aliases: ['maqsam sms'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Access Key ID',
      required: true,
      secret: true,
      help: 'Account settings in the portal. Maqsam support must first enable the API for your account.',
      helpUrl: 'https://portal.maqsam.com/docs/v2/sms',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Access Secret',
      required: true,
      secret: true,
      help: 'Made together with the access key ID.',
      helpUrl: 'https://portal.maqsam.com/docs/v2/sms',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A sender that Maqsam has enabled for your account.',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://portal.maqsam.com/docs/v1/agents',
    needs: ['apiKey', 'secretKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://api.maqsam.com/v1/agents',
      auth: { type: 'basic', user: values.text('apiKey'), password: values.text('secretKey') },
    }),
    expects: 'result',
    read(answer) {
      // A refusal may come in a success: then `error` is there, or `result` says something else.
      if (isSuccess(answer, 'result') && valueAt(answer.json, 'result') !== 'success') return { cause: 'undetermined' };
      if (answer.status === 401)
        return {
          cause: 'invalid_credentials',
          message: 'Maqsam refuses this access key ID and secret. Support must have enabled the API for your account.',
        };
      return null;
    },
  }),
});
