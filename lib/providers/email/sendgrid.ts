import type { CheckFinding, CheckRequest } from '@/lib/catalogue/check';
import { askOtherHosts } from '@/lib/catalogue/other-hosts';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, valueAt } from '@/lib/catalogue/single-request-check';

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
  check: {
    kind: 'http',
    docs: 'https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions/retrieve-a-list-of-scopes-for-which-this-user-has-access',
    needs: ['apiKey'],
    async run(values, ask) {
      const request = (host: Host): CheckRequest => ({
        method: 'GET',
        url: `https://${host}/v3/scopes`,
        auth: { type: 'bearer', token: values.text('apiKey') },
      });
      const host = values.text('region') === 'eu' ? EU : GLOBAL;
      const answer = await ask(request(host));
      const scopes = valueAt(answer.json, 'scopes');
      if (isSuccess(answer, 'scopes') && Array.isArray(scopes))
        return scopes.includes('mail.send') ? { cause: 'valid' } : NO_MAIL_SEND;
      if (answer.status !== 401) return isSuccess(answer, 'scopes') ? { cause: 'undetermined' } : answer;
      const elsewhere = await askOtherHosts([host === EU ? GLOBAL : EU], request, 'scopes', ask);
      if (elsewhere === null) return { cause: 'invalid_credentials', field: 'apiKey' };
      return typeof elsewhere === 'string' ? inRegion(elsewhere) : elsewhere;
    },
  },
});

const GLOBAL = 'api.sendgrid.com';
const EU = 'api.eu.sendgrid.com';
type Host = typeof GLOBAL | typeof EU;

const NO_MAIL_SEND: CheckFinding = {
  cause: 'insufficient_scope',
  field: 'apiKey',
  message: 'The key lacks the permission "Mail Send".',
};

function inRegion(host: Host): CheckFinding {
  const region = host === EU ? 'EU' : 'the global one';
  return { cause: 'misconfigured', field: 'region', message: `The key is of another region: choose ${region}.` };
}
