import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

export const plunk = defineProvider({
  id: 'plunk',
  channel: 'email',
  name: 'Plunk',
  docs: 'https://docs.useplunk.com/guides/api-keys',
  aliases: ['useplunk'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Secret Key',
      required: true,
      secret: true,
      placeholder: 'sk_…',
      pattern: {
        source: 'sk_\\S+',
        message: 'A Plunk secret key starts with "sk_"; the public one ("pk_") cannot send',
      },
      help: 'Settings → API Keys of your project. The public key only tracks events.',
      helpUrl: 'https://docs.useplunk.com/guides/api-keys',
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
  // Others begin their keys with "sk_" too: "sk_live_…" is none of Plunk.
  recognise: { keys: [{ source: 'sk_[0-9a-f]{40,64}', key: 'apiKey' }] },
  check: singleRequestCheck({
    docs: 'https://next-wiki.useplunk.com/api-reference/contacts/listContacts',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://next-api.useplunk.com/contacts?limit=1',
      auth: { type: 'bearer', token: values.text('apiKey') },
    }),
    expects: 'hasMore',
    read(answer) {
      switch (textAt(answer.json, 'error.code')) {
        case 'PROJECT_DISABLED':
          return { cause: 'blocked', message: 'Plunk has disabled the project. Ask its support why.' };
        case 'EMAIL_VERIFICATION_REQUIRED':
          return { cause: 'blocked', message: "Plunk waits for the verification of the account's e-mail address." };
        case 'BILLING_LIMIT_EXCEEDED':
          return { cause: 'blocked', message: 'The project has reached its billing limit.' };
      }
      if (answer.status === 401)
        return {
          cause: 'undetermined',
          message:
            "Plunk's present API (next-api.useplunk.com) doesn't know this key. It is wrong, or of a project of the former API.",
        };
      // The documents disagree on whether the list is wrapped.
      if (isSuccess(answer, 'data.hasMore')) return { cause: 'valid' };
      return null;
    },
  }),
});
