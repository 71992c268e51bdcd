import type { CheckAnswer, CheckFinding } from '@/lib/catalogue/check';
import { baseUrl } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';

/** The documented answer: one XML element with a number, not JSON. */
const BALANCE = /^\s*(?:<\?xml[^>]*\?>\s*)?<balance>\s*-?\d+(?:\.\d+)?\s*<\/balance>\s*$/;

export const smsCentral = defineProvider({
  id: 'sms-central',
  channel: 'sms',
  name: 'SMS Central',
  docs: 'https://www.smscentral.com.au/sms-api/',
  aliases: ['smscentral', 'smscentral.com.au'],
  fields: [
    {
      key: 'user',
      kind: 'text',
      label: 'Username',
      required: true,
      secret: false,
      help: 'The one of your SMS Central account.',
    },
    {
      key: 'password',
      kind: 'secret',
      keepsSpaces: true,
      label: 'Password',
      required: true,
      secret: true,
      help: 'The one of your SMS Central account; the API has no key of its own.',
    },
    {
      key: 'baseUrl',
      kind: 'url',
      label: 'Base URL',
      required: false,
      secret: false,
      destination: true,
      placeholder: 'https://my.smscentral.com.au/api/v3.2',
      help: "Leave empty for SMS Central's own API address.",
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '61412345678',
      help: 'The originator: a number, a sender name, or the word "shared" or "dedicated" for a number of SMS Central.',
    },
  ],
  check: {
    kind: 'http',
    docs: 'https://www.smscentral.com.au/sms-api/rest-api/check-your-account-balance/overview/http-post-parameters/',
    needs: ['user', 'password'],
    async run(values, ask) {
      const answer = await ask({
        method: 'POST',
        url: baseUrl(values, 'baseUrl', 'https://my.smscentral.com.au/api/v3.2'),
        // One address for everything: the action decides, and this one only reads.
        form: { ACTION: 'balance', USERNAME: values.text('user'), PASSWORD: values.text('password') },
      });
      if (answer.status === 200 && BALANCE.test(answer.text)) return { cause: 'valid' };
      return refusalFinding(answer) ?? answer;
    },
  },
});

/** A refusal comes as 200 with a code and words. The codes are not documented, so only the words decide. */
function refusalFinding({ text }: CheckAnswer): CheckFinding | null {
  const code = /<errorcode>\s*(\d{1,6})\s*<\/errorcode>/i.exec(text)?.[1];
  if (code === undefined) return null;
  const words = /<errormessage>([^<]*)<\/errormessage>/i.exec(text)?.[1] ?? '';
  if (/\b(?:user ?name|password|login|credentials?|authenticat\w+)\b/i.test(words))
    return { cause: 'invalid_credentials', message: "SMS Central doesn't accept this username and password." };
  return { cause: 'undetermined', message: `SMS Central refused the request with the error code ${code}.` };
}
