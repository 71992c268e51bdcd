import type { CheckAnswer, CheckFinding, CheckRequest, CheckValues } from '@/lib/catalogue/check';
import { baseUrl, segment } from '@/lib/catalogue/check-url';
import { askOtherHosts } from '@/lib/catalogue/other-hosts';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, isSuccess, textAt, valueAt } from '@/lib/catalogue/single-request-check';

const US = 'https://api.mailgun.net';
const EU = 'https://api.eu.mailgun.net';

export const mailgun = defineProvider({
  id: 'mailgun',
  channel: 'email',
  name: 'Mailgun',
  docs: 'https://documentation.mailgun.com/docs/mailgun/api-reference/authentication',
  aliases: ['sinch', 'sinch mailgun'],
  popular: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Account settings → API Security, shown only once. A sending key of the domain also works, but then the connection cannot be checked.',
      helpUrl: 'https://help.mailgun.com/hc/en-us/articles/203380100-Where-can-I-find-my-API-keys-and-SMTP-credentials',
    },
    {
      key: 'baseUrl',
      kind: 'url',
      label: 'Base URL',
      required: false,
      secret: false,
      destination: true,
      placeholder: 'https://api.eu.mailgun.net',
      help: 'Only for domains in the EU region. Empty means the US one, https://api.mailgun.net.',
      helpUrl: 'https://documentation.mailgun.com/docs/mailgun/api-reference/api-overview',
    },
    {
      key: 'user',
      kind: 'text',
      label: 'User name',
      required: true,
      secret: false,
      placeholder: 'api',
      help: 'The name for basic authentication: Mailgun documents "api" for every key.',
      helpUrl: 'https://documentation.mailgun.com/docs/mailgun/api-reference/authentication',
    },
    {
      key: 'domain',
      kind: 'text',
      label: 'Domain',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'mg.example.com',
      pattern: {
        source: '[^\\s\\/:@]+\\.[^\\s\\/:@]+',
        message: 'A bare domain such as "mg.example.com", without https:// and without a path',
      },
      help: 'Sending → Domains. A verified sending domain, in the region of the base URL.',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'An address of the domain above.',
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
    env: { apiKey: ['MAILGUN_SENDING_KEY', 'MAILGUN_PRIVATE_KEY', 'MAILGUN_SECRET'] },
    addresses: [
      { address: 'https://api.mailgun.net/v3/{domain}/messages' },
      { address: 'https://api.eu.mailgun.net/v3/{domain}/messages', sets: { baseUrl: 'https://api.eu.mailgun.net' } },
    ],
    keys: [
      { source: 'key-[0-9a-f]{32}', key: 'apiKey' },
      { source: '[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}', key: 'apiKey' },
    ],
    sets: { user: 'api' },
  },
  check: {
    kind: 'http',
    docs: 'https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/domains/get-v4-domains--name-',
    needs: ['apiKey', 'domain'],
    async run(values, ask) {
      // Many copy the address with its version, as Mailgun's examples write it.
      const base = baseUrl(values, 'baseUrl', US).replace(/\/v[1-5]$/, '');
      const request = (origin: string): CheckRequest => ({
        method: 'GET',
        url: `${origin}/v4/domains/${segment(values, 'domain')}`,
        auth: { type: 'basic', user: values.text('user') || 'api', password: values.text('apiKey') },
      });
      const answer = await ask(request(base));
      const isUnknown = answer.status === 404 && isJson(answer);
      const finding = domainFinding(answer, values);
      if (!isUnknown && finding?.cause !== 'invalid_credentials') return finding ?? answer;
      // What belongs to the other region is unknown here.
      const others = base === US ? [EU] : base === EU ? [US] : [];
      const elsewhere = await askOtherHosts(others, request, 'domain', ask);
      if (typeof elsewhere === 'string')
        return {
          cause: 'misconfigured',
          field: 'baseUrl',
          message: `The domain is in the other region: the base URL must be ${elsewhere}.`,
        };
      if (elsewhere) return elsewhere;
      return isUnknown
        ? { cause: 'misconfigured', field: 'domain', message: 'Mailgun has no such domain in this account.' }
        : (finding ?? answer);
    },
  },
});

/** What the answer says of the key and of the domain; null when it says nothing that is documented. */
function domainFinding(answer: CheckAnswer, values: CheckValues): CheckFinding | null {
  if (answer.status === 401 || (answer.status === 403 && isJson(answer))) {
    // A sending key may do nothing but send, and is refused like this; older keys of an account start with "key-".
    const word = textAt(answer.json, 'message') || answer.text;
    const maySend = answer.status === 403 || /^\W*forbidden\W*$/i.test(word);
    if (maySend && !values.text('apiKey').startsWith('key-'))
      return {
        cause: 'undetermined',
        message:
          "Mailgun doesn't let this key read the domain. Either it is a sending key, which can still send, or it is wrong.",
      };
    return { cause: 'invalid_credentials', field: 'apiKey' };
  }
  if (!isSuccess(answer, 'domain.state')) return null;
  const state = textAt(answer.json, 'domain.state');
  if (state === 'disabled' || valueAt(answer.json, 'domain.is_disabled') === true)
    return { cause: 'blocked', field: 'domain', message: 'Mailgun has disabled this domain. Ask its support why.' };
  if (state === 'unverified')
    return {
      cause: 'misconfigured',
      field: 'domain',
      message: 'The domain is not verified. Set its DNS records and verify it at Mailgun.',
    };
  if (state !== 'active') return null;
  if (textAt(answer.json, 'domain.type') === 'sandbox')
    return { cause: 'valid_limited', message: 'A sandbox domain: it sends to authorized recipients only.' };
  return { cause: 'valid' };
}
