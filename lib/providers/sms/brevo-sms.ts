import { defineProvider } from '@/lib/catalogue/provider';

export const brevoSms = defineProvider({
  id: 'brevo-sms',
  channel: 'sms',
  name: 'Brevo',
  docs: 'https://developers.brevo.com/docs/transactional-sms-endpoints',
  aliases: ['sendinblue', 'brevo sms'],
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
        message: 'A Brevo API key starts with "xkeysib-"',
      },
      help: 'Account menu → SMTP & API → API keys. Not the SMTP key, which starts with "xsmtpsib-".',
      helpUrl: 'https://app.brevo.com/settings/keys/api',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'Sender name of up to 11 letters and digits, or a number of up to 15 digits.',
    },
  ],
  check: null,
});
