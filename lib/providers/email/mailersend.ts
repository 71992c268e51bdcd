import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, isSuccess, singleRequestCheck, valueAt } from '@/lib/catalogue/single-request-check';

export const mailersend = defineProvider({
  id: 'mailersend',
  channel: 'email',
  name: 'MailerSend',
  docs: 'https://www.mailersend.com/help/managing-api-tokens',
  aliases: ['mailerlite'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API token',
      required: true,
      secret: true,
      placeholder: 'mlsn.…',
      help: 'Integrations → MailerSend API → Manage, shown only once. It needs full access to Email.',
      helpUrl: 'https://www.mailersend.com/help/managing-api-tokens',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'An address of a verified domain.',
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
  recognise: { keys: [{ source: 'mlsn\\.[0-9a-f]{32,}', key: 'apiKey' }] },
  check: singleRequestCheck({
    docs: 'https://developers.mailersend.com/api/v1/other-endpoints',
    needs: ['apiKey'],
    // Documented not to count against the quota itself.
    request: (values) => ({
      method: 'GET',
      url: 'https://api.mailersend.com/v1/api-quota',
      headers: { accept: 'application/json' },
      auth: { type: 'bearer', token: values.text('apiKey') },
    }),
    expects: 'quota',
    read(answer) {
      if (isSuccess(answer, 'quota') && valueAt(answer.json, 'remaining') === 0)
        return {
          cause: 'valid_limited',
          message:
            "The token works, but the account has used up today's requests. The quota is renewed at midnight UTC.",
        };
      if (answer.status === 401) return { cause: 'invalid_credentials', field: 'apiKey' };
      // The right to read the quota is not the right to send.
      if (answer.status === 403 && isJson(answer))
        return {
          cause: 'undetermined',
          message: 'MailerSend knows the token, but denies the request to it or to the account. See its permissions.',
        };
      // Documented: 421 is maintenance, 408 an error on their side.
      return answer.status === 421 || answer.status === 408 ? { cause: 'provider_unavailable' } : null;
    },
  }),
});
