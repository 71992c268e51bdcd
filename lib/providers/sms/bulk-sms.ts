import type { CheckValues } from '@/lib/catalogue/check';
import { UnfitValue } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, valueAt } from '@/lib/catalogue/single-request-check';

export const bulkSms = defineProvider({
  id: 'bulk-sms',
  channel: 'sms',
  name: 'BulkSMS',
  docs: 'https://www.bulksms.com/developer/json/v1/',
  aliases: ['bulk sms', 'bulksms.com'],
  fields: [
    {
      key: 'apiToken',
      kind: 'secret',
      label: 'API Token',
      required: true,
      secret: true,
      placeholder: 'token-id:token-secret',
      pattern: {
        source: '[^:]+:.+',
        message: 'The token ID and the token secret, joined by a colon',
      },
      help: 'Settings → Developer Settings → API Tokens. Join the token ID and the token secret with a colon, not Base64 encoded.',
      helpUrl: 'https://www.bulksms.com/developer/json/v1/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'Sender ID',
      required: false,
      secret: false,
      placeholder: 'Acme',
      help: "A number of up to 15 digits or a name of up to 11 characters. Empty: your account's setting.",
    },
  ],
  recognise: {
    assembles: [
      {
        key: 'apiToken',
        parts: { id: ['TOKEN_ID'], secret: ['TOKEN_SECRET'] },
        template: '{id}:{secret}',
      },
    ],
  },
  check: singleRequestCheck({
    docs: 'https://www.bulksms.com/developer/json/v1/#tag/Profile',
    needs: ['apiToken'],
    request: (values) => ({
      method: 'GET',
      url: 'https://api.bulksms.com/v1/profile',
      auth: { type: 'basic', ...tokenParts(values) },
    }),
    expects: 'credits',
    read(answer) {
      if (answer.status === 401) return { cause: 'invalid_credentials', field: 'apiToken' };
      if (isSuccess(answer, 'credits') && valueAt(answer.json, 'quota.remaining') === 0)
        return {
          cause: 'valid_limited',
          message: "The token works, but the account's quota of messages for today is used up.",
        };
      return null;
    },
  }),
});

/** Token ID and token secret for Basic authentication. The secret may contain a colon, the ID may not. */
function tokenParts(values: CheckValues): { user: string; password: string } {
  const token = values.text('apiToken');
  const colon = token.indexOf(':');
  if (colon < 1) throw new UnfitValue('apiToken', 'the token ID and the token secret, joined by a colon');
  return { user: token.slice(0, colon), password: token.slice(colon + 1) };
}
