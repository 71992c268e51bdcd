import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

export const termii = defineProvider({
  id: 'termii',
  channel: 'sms',
  name: 'Termii',
  docs: 'https://developer.termii.com/',
  aliases: [],
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'At the foot of the Termii dashboard, or under Settings → API Token.',
      helpUrl: 'https://accounts.termii.com/#/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'Sender ID',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A sender ID that Termii has approved for your account: 3 to 11 letters or digits, or a number.',
      helpUrl: 'https://developer.termii.com/sender-id',
    },
  ],
  recognise: {
    addresses: ['api.ng.termii.com', 'v3.api.termii.com', 'api.termii.com'].map((host) => ({
      address: `https://${host}`,
      body: { api_key: '{apiKey}' },
    })),
  },
  check: singleRequestCheck({
    docs: 'https://developer.termii.com/balance',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      // Termii takes the key of a GET request from the query alone.
      url: `https://api.ng.termii.com/api/get-balance?api_key=${segment(values, 'apiKey')}`,
    }),
    expects: 'balance',
    read(answer) {
      if (/account is not active/i.test(textAt(answer.json, 'message')))
        return { cause: 'blocked', message: 'Termii has deactivated the account of this key. Ask its support.' };
      if (answer.status === 401)
        return { cause: 'invalid_credentials', field: 'apiKey', message: 'Termii refuses this API key.' };
      return null;
    },
  }),
});
