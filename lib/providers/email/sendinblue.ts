import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, isSuccess, singleRequestCheck, valueAt } from '@/lib/catalogue/single-request-check';

import { askAccount, BREVO_ACCOUNT_DOCS, brevoRefusal } from '../vendors/brevo';

export const sendinblue = defineProvider({
  id: 'sendinblue',
  channel: 'email',
  name: 'Brevo',
  docs: 'https://developers.brevo.com/docs/api-key-authentication',
  aliases: ['sendinblue', 'sib'],
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      placeholder: 'xkeysib-…',
      pattern: {
        source: 'xkeysib-\\S+',
        message: 'A Brevo API key starts with "xkeysib-"; an SMTP key does not work here',
      },
      help: 'Settings → SMTP & API → API Keys, shown only once. Where Brevo blocks unknown IP addresses, allow those of your servers.',
      helpUrl: 'https://app.brevo.com/settings/keys/api',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'A verified sender, or any address of an authenticated domain.',
      helpUrl: 'https://app.brevo.com/senders/list',
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
  recognise: { keys: [{ source: 'xkeysib-[\\w-]{16,}', key: 'apiKey' }] },
  check: singleRequestCheck({
    docs: BREVO_ACCOUNT_DOCS,
    needs: ['apiKey'],
    request: askAccount,
    expects: 'email',
    read(answer, values) {
      // A key may be limited to some resources, and the account is not the one that sends.
      if (answer.status === 403 && isJson(answer) && !brevoRefusal(answer, values))
        return {
          cause: 'undetermined',
          message: 'Brevo knows the key, but does not let it read the account. Whether it may send cannot be asked.',
        };
      if (isSuccess(answer, 'email') && valueAt(answer.json, 'relay.enabled') === false)
        return { cause: 'blocked', message: 'Transactional e-mail is not activated for this Brevo account.' };
      return brevoRefusal(answer, values);
    },
  }),
});
