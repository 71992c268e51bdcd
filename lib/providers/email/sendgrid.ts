import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, valueAt } from '@/lib/catalogue/single-request-check';

export const sendgrid = defineProvider({
  id: 'sendgrid',
  channel: 'email',
  name: 'SendGrid',
  docs: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  aliases: ['twilio sendgrid'],
  popular: true,
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      placeholder: 'SG.…',
      pattern: {
        source: 'SG\\.\\S+',
        message: 'A SendGrid API key starts with "SG."',
      },
      help: 'Settings → API Keys. It needs the "Mail Send" permission and is shown only once, when you create it.',
      helpUrl: 'https://app.sendgrid.com/settings/api_keys',
    },
    {
      key: 'region',
      kind: 'select',
      label: 'Region',
      required: false,
      secret: false,
      destination: true,
      default: 'global',
      options: [
        { value: 'global', label: 'Global (US)' },
        { value: 'eu', label: 'EU' },
      ],
      help: 'EU only for keys of an EU-pinned subuser.',
      helpUrl: 'https://app.sendgrid.com/settings/subusers',
    },
    {
      key: 'ipPoolName',
      kind: 'text',
      label: 'IP Pool Name',
      required: false,
      secret: false,
      help: 'Leave empty to send from the default pool.',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'A verified single sender, or any address of an authenticated domain.',
      helpUrl: 'https://app.sendgrid.com/settings/sender_auth',
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
  recognise: { keys: [{ source: 'SG\\.[\\w-]{16,32}\\.[\\w-]{16,64}', key: 'apiKey' }] },
  check: singleRequestCheck({
    docs: 'https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions/retrieve-a-list-of-scopes-for-which-this-user-has-access',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      url:
        values.text('region') === 'eu' ? 'https://api.eu.sendgrid.com/v3/scopes' : 'https://api.sendgrid.com/v3/scopes',
      auth: { type: 'bearer', token: values.text('apiKey') },
    }),
    expects: 'scopes',
    read(answer) {
      const scopes = valueAt(answer.json, 'scopes');
      if (isSuccess(answer, 'scopes') && Array.isArray(scopes) && !scopes.includes('mail.send'))
        return { cause: 'insufficient_scope', field: 'apiKey', message: 'The key lacks the permission "Mail Send".' };
      if (answer.status === 401) return { cause: 'invalid_credentials', field: 'apiKey' };
      return null;
    },
  }),
});
