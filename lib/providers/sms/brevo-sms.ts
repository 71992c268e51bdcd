import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

import { askAccount, BREVO_ACCOUNT_DOCS, brevoRefusal } from '../vendors/brevo';

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
  recognise: { keys: [{ source: 'xkeysib-[\\w-]{16,}', key: 'apiKey' }] },
  check: singleRequestCheck({
    docs: BREVO_ACCOUNT_DOCS,
    needs: ['apiKey'],
    request: askAccount,
    expects: 'plan',
    read(answer, values) {
      if (isSuccess(answer, 'plan') && hasNoSmsCredits(valueAt(answer.json, 'plan')))
        return { cause: 'valid_limited', message: 'The key works, but the account has no SMS credits left.' };
      return brevoRefusal(answer, values);
    },
  }),
});

/** Whether the plan for SMS is there and used up; an account that never had one says nothing. */
function hasNoSmsCredits(plans: unknown): boolean {
  return (
    Array.isArray(plans) && plans.some((plan) => textAt(plan, 'type') === 'sms' && textAt(plan, 'credits') === '0')
  );
}
