import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const plivo = defineProvider({
  id: 'plivo',
  channel: 'sms',
  name: 'Plivo',
  docs: 'https://www.plivo.com/docs/account/api/overview',
  aliases: ['plivo sms'],
  popular: true,
  statusWebhook: true,
  fields: [
    {
      key: 'accountSid',
      kind: 'text',
      label: 'Auth ID',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'MA…',
      pattern: {
        source: '(?:MA|SA)\\S+',
        message: 'A Plivo Auth ID starts with "MA", that of a subaccount with "SA"',
      },
      help: 'At the top of the console home page.',
      helpUrl: 'https://cx.plivo.com/home',
    },
    {
      key: 'token',
      kind: 'secret',
      label: 'Auth Token',
      required: true,
      secret: true,
      help: 'Beside the Auth ID on the console home page. A new one is made under Account → Settings → Credentials.',
      helpUrl: 'https://cx.plivo.com/home',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      help: 'A Plivo number or a sender ID. To the US and Canada only a Plivo number works.',
    },
  ],
  recognise: {
    keys: [
      { source: '(?:MA|SA)[A-Z0-9]{18}', key: 'accountSid' },
      { source: '[0-9A-Za-z]{40}', key: 'token', beside: true },
    ],
  },
  check: singleRequestCheck({
    docs: 'https://www.plivo.com/docs/account/api/account/retrieve-account-details',
    needs: ['accountSid', 'token'],
    request: (values) => ({
      method: 'GET',
      url: `https://api.plivo.com/v1/Account/${segment(values, 'accountSid', /^[A-Za-z0-9]+$/)}/`,
      auth: { type: 'basic', user: values.text('accountSid'), password: values.text('token') },
    }),
    expects: 'auth_id',
    read(answer, values) {
      // Whether a subaccount may read itself is not documented, so its refusal proves nothing.
      if (answer.status === 401 && values.text('accountSid').startsWith('SA'))
        return {
          cause: 'undetermined',
          message: "Plivo doesn't let this subaccount read itself, or the pair of Auth ID and Auth Token is wrong.",
        };
      if (answer.status === 401)
        return { cause: 'invalid_credentials', message: 'Plivo refuses this pair of Auth ID and Auth Token.' };
      if (answer.status === 404 && values.text('accountSid').startsWith('MA'))
        return { cause: 'misconfigured', field: 'accountSid', message: 'Plivo knows no account with this Auth ID.' };
      if (!isSuccess(answer, 'auth_id')) return null;
      if (textAt(answer.json, 'account_type') === 'developer')
        return {
          cause: 'valid_limited',
          message: 'The account is in its free trial: it only sends to numbers that you have verified.',
        };
      if (
        textAt(answer.json, 'billing_mode') === 'prepaid' &&
        valueAt(answer.json, 'auto_recharge') === false &&
        Number(textAt(answer.json, 'cash_credits') || 'unknown') <= 0
      )
        return { cause: 'valid_limited', message: 'The token works, but the credits are used up and recharge is off.' };
      return null;
    },
  }),
});
