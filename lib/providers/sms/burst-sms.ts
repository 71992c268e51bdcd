import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

export const burstSms = defineProvider({
  id: 'burst-sms',
  channel: 'sms',
  name: 'Kudosity',
  docs: 'https://developers.kudosity.com/docs/step-2-get-your-api-key',
  aliases: ['burstsms', 'burst sms', 'transmitsms', 'transmit sms', 'transmitmessage'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Settings → API Settings.',
      helpUrl: 'https://kudosity.transmitsms.com/u/settings/api',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'API Secret',
      required: true,
      secret: true,
      help: 'On the same page as the key.',
      helpUrl: 'https://kudosity.transmitsms.com/u/settings/api',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://developers.kudosity.com/reference/transmit-sms-api',
    needs: ['apiKey', 'secretKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://api.transmitsms.com/get-balance.json',
      auth: { type: 'basic', user: values.text('apiKey'), password: values.text('secretKey') },
    }),
    expects: 'balance',
    read(answer) {
      switch (textAt(answer.json, 'error.code')) {
        case 'AUTH_FAILED':
        case 'AUTH_FAILED_NO_DATA':
          return { cause: 'invalid_credentials', message: 'Kudosity does not accept this key with this secret.' };
        case 'NO_ACCESS':
          return {
            cause: 'undetermined',
            message: "Kudosity knows the key, but doesn't let it read the balance. It may still send.",
          };
        case 'OVER_LIMIT':
          return { cause: 'rate_limited' };
        case 'SUCCESS':
          return null;
        default:
          // A balance next to an unknown error is not a proof.
          return isSuccess(answer, 'balance') ? { cause: 'undetermined' } : null;
      }
    },
  }),
});
