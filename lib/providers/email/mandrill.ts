import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, textAt } from '@/lib/catalogue/single-request-check';

export const mandrill = defineProvider({
  id: 'mandrill',
  channel: 'email',
  name: 'Mailchimp Transactional',
  docs: 'https://mailchimp.com/developer/transactional/docs/fundamentals/',
  aliases: ['mandrill', 'mandrillapp', 'mailchimp', 'intuit'],
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Settings → API Keys in Mailchimp Transactional (Mandrill). A key of Mailchimp marketing does not work here.',
      helpUrl: 'https://mandrillapp.com/settings',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'An address of a verified sending domain.',
      helpUrl: 'https://mandrillapp.com/settings/sending-domains',
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
    keys: [{ source: 'md-[\\w-]{16,}', key: 'apiKey' }],
  },
  check: {
    kind: 'http',
    docs: 'https://mailchimp.com/developer/transactional/api/users/ping/',
    needs: ['apiKey'],
    async run(values, ask) {
      const answer = await ask({
        method: 'POST',
        url: 'https://mandrillapp.com/api/1.3/users/ping.json',
        json: { key: values.text('apiKey') },
      });
      // Success is a JSON text, not an object.
      if (answer.status === 200 && isJson(answer) && answer.json === 'PONG!') return { cause: 'valid' };
      // Errors come with status 500, and only their names differ.
      switch (textAt(answer.json, 'name')) {
        case 'Invalid_Key':
          return { cause: 'invalid_credentials', field: 'apiKey' };
        case 'PaymentRequired':
          return { cause: 'blocked', message: 'Mailchimp asks for a payment before it sends more for this account.' };
        case 'ServiceUnavailable':
        case 'GeneralError':
          return { cause: 'provider_unavailable' };
        case 'ValidationError':
          return { cause: 'undetermined' };
      }
      return answer;
    },
  },
});
