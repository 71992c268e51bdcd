import type { CheckAnswer, CheckFinding, CheckRequest, CheckValues } from '@/lib/catalogue/check';
import { askOtherHosts } from '@/lib/catalogue/other-hosts';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, isSuccess, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const mailjet = defineProvider({
  id: 'mailjet',
  channel: 'email',
  name: 'Mailjet',
  docs: 'https://documentation.mailjet.com/hc/en-us/articles/360043225693-What-is-an-API-key',
  aliases: ['sinch', 'sinch mailjet'],
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Account settings → API Key Management. Use the pair of the primary account or of one subaccount.',
      helpUrl: 'https://app.mailjet.com/account/apikeys',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Secret Key',
      required: true,
      secret: true,
      help: 'Belongs to the API key and is shown only once; if it is lost, reset it on the same page.',
      helpUrl: 'https://app.mailjet.com/account/apikeys',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'A validated sender address, or any address of a validated domain.',
      helpUrl: 'https://app.mailjet.com/account/sender',
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
    env: { apiKey: ['MJ_APIKEY_PUBLIC'], secretKey: ['MJ_APIKEY_PRIVATE'] },
  },
  check: {
    kind: 'http',
    docs: 'https://dev.mailjet.com/email/reference/',
    needs: ['apiKey', 'secretKey'],
    async run(values, ask) {
      const request = (resource: string, host = 'api.mailjet.com'): CheckRequest => ({
        method: 'GET',
        url: `https://${host}/v3/REST/${resource}`,
        auth: { type: 'basic', user: values.text('apiKey'), password: values.text('secretKey') },
      });
      const profile = await ask(request('myprofile'));
      const refusal = refusalFinding(profile);
      if (refusal?.cause === 'blocked') return refusal;
      if (refusal) {
        const elsewhere = await askOtherHosts([US], (host) => request('myprofile', host), 'Data', ask);
        return elsewhere === null ? refusal : typeof elsewhere === 'string' ? IN_US : elsewhere;
      }
      // The key of a subaccount may lack the right to the profile.
      if (!isSuccess(profile, 'Data') && !(profile.status === 403 && isJson(profile))) return profile;
      const keys = await ask(request('apikey?Limit=50'));
      const finding = keyFinding(keys, values);
      if (finding) return finding;
      if (isSuccess(profile, 'Data') || isSuccess(keys, 'Data')) return { cause: 'valid' };
      return {
        cause: 'undetermined',
        message: 'Mailjet lets this pair of keys read nothing. Whether it may send cannot be asked.',
      };
    },
  },
});

// https://github.com/mailjet/mailjet-apiv3-nodejs, "API host": accounts on the US architecture have their own.
const US = 'api.us.mailjet.com';
const IN_US: CheckFinding = {
  cause: 'valid_limited',
  message: `The keys are of a US account of Mailjet: they work only at ${US}. Set your sender to that host.`,
};

function refusalFinding(answer: CheckAnswer): CheckFinding | null {
  if (answer.status !== 401) return null;
  if (/\b(?:blocked|suspended)\b/i.test(textAt(answer.json, 'ErrorMessage')))
    return { cause: 'blocked', message: 'Mailjet has blocked the account. Ask its support why.' };
  return {
    cause: 'invalid_credentials',
    field: 'secretKey',
    message: 'Mailjet refuses this pair of keys. Copy both from the same line of its API keys page.',
  };
}

/** What the list of keys says of this one; null when it says nothing against it. */
function keyFinding(answer: CheckAnswer, values: CheckValues): CheckFinding | null {
  if (!isSuccess(answer, 'Data')) return null;
  const data = valueAt(answer.json, 'Data');
  const key: unknown = Array.isArray(data)
    ? data.find((candidate) => textAt(candidate, 'APIKey') === values.text('apiKey'))
    : undefined;
  if (valueAt(key, 'IsActive') === false)
    return { cause: 'blocked', field: 'apiKey', message: 'The key is switched off. Activate it at Mailjet.' };
  const level = textAt(key, 'Runlevel');
  if (level !== '' && level !== 'Normal')
    return { cause: 'blocked', field: 'apiKey', message: 'Mailjet has locked this key. Ask its support why.' };
  return null;
}
