import type { CheckFinding, CheckValues } from '@/lib/catalogue/check';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const resend = defineProvider({
  id: 'resend',
  channel: 'email',
  name: 'Resend',
  docs: 'https://resend.com/docs/dashboard/api-keys/introduction',
  aliases: [],
  popular: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      placeholder: 're_…',
      pattern: {
        source: 're_\\S+',
        message: 'A Resend API key starts with "re_"',
      },
      help: 'API Keys → Create API Key, shown only once. "Sending access" is enough.',
      helpUrl: 'https://resend.com/api-keys',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'An address of a verified domain.',
      helpUrl: 'https://resend.com/domains',
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
  recognise: { keys: [{ source: 're_[A-Za-z0-9]{6,12}_[A-Za-z0-9]{10,40}', key: 'apiKey' }] },
  check: singleRequestCheck({
    docs: 'https://resend.com/docs/api-reference/domains/list-domains',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://api.resend.com/domains?limit=100',
      auth: { type: 'bearer', token: values.text('apiKey') },
    }),
    expects: 'data',
    // Names: https://resend.com/docs/api-reference/errors
    read(answer, values) {
      switch (textAt(answer.json, 'name')) {
        case 'restricted_api_key':
          return {
            cause: 'valid_limited',
            message: 'The key works for sending only, so the sender cannot be checked.',
          };
        case 'invalid_api_key':
        case 'missing_api_key':
          return { cause: 'invalid_credentials', field: 'apiKey' };
        case 'validation_error':
          return /api key is invalid/i.test(textAt(answer.json, 'message'))
            ? { cause: 'invalid_credentials', field: 'apiKey' }
            : { cause: 'undetermined' };
        case 'rate_limit_exceeded':
        case 'daily_quota_exceeded':
        case 'monthly_quota_exceeded':
          return { cause: 'rate_limited' };
        case 'application_error':
        case 'internal_server_error':
          return { cause: 'provider_unavailable' };
      }
      if (answer.status === 401) return { cause: 'invalid_credentials', field: 'apiKey' };
      return isSuccess(answer, 'data') ? senderFinding(answer.json, values) : null;
    },
  }),
});

/** What the list of domains says of the sender's; null when it is in order, or could be on the next page. */
function senderFinding(json: unknown, values: CheckValues): CheckFinding | null {
  const domains = valueAt(json, 'data');
  const name = values.text('from').split('@').at(-1)?.toLowerCase() ?? '';
  if (!Array.isArray(domains) || name === '') return null;
  if (name === 'resend.dev')
    return { cause: 'valid_limited', message: 'Addresses of resend.dev only reach the e-mail address of the account.' };
  const domain: unknown = domains.find((candidate) => textAt(candidate, 'name').toLowerCase() === name);
  if (domain === undefined)
    return valueAt(json, 'has_more') === true
      ? null
      : {
          cause: 'misconfigured',
          field: 'from',
          message: 'The domain of the sender address is not among the domains of this account. It must match exactly.',
        };
  return ['not_started', 'pending', 'failed'].includes(textAt(domain, 'status'))
    ? {
        cause: 'misconfigured',
        field: 'from',
        message: 'The domain of the sender address is not verified. Set its DNS records and verify it at Resend.',
      }
    : null;
}
