import type { CheckFinding, CheckRequest } from '@/lib/catalogue/check';
import { segment } from '@/lib/catalogue/check-url';
import { askOtherHosts } from '@/lib/catalogue/other-hosts';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, textAt } from '@/lib/catalogue/single-request-check';

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
  check: {
    kind: 'http',
    docs: 'https://developer.termii.com/balance',
    needs: ['apiKey'],
    async run(values, ask) {
      // Termii takes the key of a GET request from the query alone.
      const request = (host: string): CheckRequest => ({
        method: 'GET',
        url: `https://${host}/api/get-balance?api_key=${segment(values, 'apiKey')}`,
      });
      const answer = await ask(request('api.ng.termii.com'));
      if (/account is not active/i.test(textAt(answer.json, 'message')))
        return { cause: 'blocked', message: 'Termii has deactivated the account of this key. Ask its support.' };
      if (isSuccess(answer, 'balance')) return { cause: 'valid' };
      if (answer.status !== 401) return answer;
      // "Your Termii account has its own base URL": a right key is "Unauthorized" at all others.
      const elsewhere = await askOtherHosts([V3], request, 'balance', ask);
      if (elsewhere === null)
        return {
          cause: 'undetermined',
          message: `Termii refused this key at api.ng.termii.com and ${V3}. The key is wrong, or your dashboard shows another base URL.`,
        };
      return typeof elsewhere === 'string' ? AT_V3 : elsewhere;
    },
  },
});

const V3 = 'v3.api.termii.com';
const AT_V3: CheckFinding = {
  cause: 'valid_limited',
  message: `The key works, but only at ${V3}. Set your sender to that base URL.`,
};
