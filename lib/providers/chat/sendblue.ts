import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const sendblue = defineProvider({
  id: 'sendblue',
  channel: 'chat',
  name: 'Sendblue',
  docs: 'https://docs.sendblue.com/getting-started/credentials/',
  aliases: ['imessage', 'send blue'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'In your dashboard. Sent as sb-api-key-id.',
      helpUrl: 'https://docs.sendblue.com/getting-started/credentials/',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'API Secret',
      required: true,
      secret: true,
      help: 'In your dashboard, beside the API key. Sent as sb-api-secret-key.',
      helpUrl: 'https://docs.sendblue.com/getting-started/credentials/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From Number',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      pattern: {
        source: '\\+[1-9]\\d{1,14}',
        message: 'A number in E.164 form: "+", the country code and the number, digits only',
      },
      help: 'One of the Sendblue lines of your account.',
    },
    {
      key: 'token',
      kind: 'secret',
      label: 'Webhook Secret',
      required: false,
      secret: true,
      hidden: true,
      help: 'The secret set for webhooks in your dashboard. Sendblue sends it back as sb-signing-secret.',
      helpUrl: 'https://docs.sendblue.com/docs/webhooks',
    },
  ],
  recognise: { addresses: [{ address: 'https://api.sendblue.co' }] },
  check: singleRequestCheck({
    docs: 'https://docs.sendblue.com/api-v2/line-usage/',
    needs: ['apiKey', 'secretKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://api.sendblue.com/api/v2/lines/usage',
      headers: { 'sb-api-key-id': values.text('apiKey'), 'sb-api-secret-key': values.text('secretKey') },
    }),
    expects: 'lines',
    read(answer, values) {
      const lines = valueAt(answer.json, 'lines');
      const from = values.text('from');
      if (answer.status === 401)
        return {
          cause: 'invalid_credentials',
          field: 'secretKey',
          message: 'Sendblue refuses this pair of API key and API secret.',
        };
      if (!isSuccess(answer, 'lines') || !Array.isArray(lines) || from === '') return null;
      // An account on the shared plan has no line of its own to compare with.
      if (lines.length > 0 && !lines.some((line: unknown) => textAt(line, 'phone') === from))
        return {
          cause: 'misconfigured',
          field: 'from',
          message: 'The keys are right, but this number is not a line of the account.',
        };
      return null;
    },
  }),
});
