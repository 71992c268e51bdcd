import type { CheckFinding } from '@/lib/catalogue/check';
import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

const NOT_ACTIVE: CheckFinding = {
  cause: 'blocked',
  message: 'The Twilio account is suspended or closed. Its console says why.',
};

export const twilio = defineProvider({
  id: 'twilio',
  channel: 'sms',
  name: 'Twilio',
  docs: 'https://www.twilio.com/docs/usage/api/account',
  aliases: ['twilio sms'],
  popular: true,
  statusWebhook: true,
  fields: [
    {
      key: 'accountSid',
      kind: 'text',
      label: 'Account SID',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'AC…',
      pattern: {
        source: 'AC[0-9a-fA-F]{32}',
        message: 'An Account SID is "AC" followed by 32 characters, each 0-9 or a-f',
        mistakes: [
          {
            source: 'SK[0-9a-fA-F]{32}',
            message: 'This is the SID of an API key. The Account SID starts with "AC", on the home page of the console',
          },
        ],
      },
      help: 'Account Info on the home page of the Twilio Console.',
      helpUrl: 'https://console.twilio.com/',
    },
    {
      key: 'token',
      kind: 'secret',
      label: 'Auth Token',
      required: true,
      secret: true,
      help: 'Account Info on the home page of the Twilio Console. The live token: test credentials send nothing.',
      helpUrl: 'https://console.twilio.com/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      help: 'A Twilio number with "+" and country code, a short code, a sender name, or a Messaging Service SID.',
      helpUrl: 'https://console.twilio.com/us1/develop/phone-numbers/manage/incoming',
    },
  ],
  recognise: {
    env: { from: ['TWILIO_MESSAGING_SERVICE_SID'] },
    keys: [
      { source: 'AC[0-9a-fA-F]{32}', key: 'accountSid' },
      { source: '[0-9a-f]{32}', key: 'token', beside: true },
      { source: 'SK[0-9a-f]{32}', note: 'API keys are not stored here: take the Account SID and its Auth Token.' },
    ],
  },
  check: singleRequestCheck({
    docs: 'https://www.twilio.com/docs/usage/api/account',
    needs: ['accountSid', 'token'],
    request: (values) => ({
      method: 'GET',
      url: `https://api.twilio.com/2010-04-01/Accounts/${segment(values, 'accountSid', /^[A-Za-z0-9]+$/)}.json`,
      auth: { type: 'basic', user: values.text('accountSid'), password: values.text('token') },
    }),
    expects: 'sid',
    read(answer) {
      // https://www.twilio.com/docs/api/errors
      switch (textAt(answer.json, 'code')) {
        case '20003':
          return {
            cause: 'invalid_credentials',
            message:
              'Twilio refuses this pair of Account SID and Auth Token. It also refuses a suspended account, and the token of another region (IE1, AU1).',
          };
        case '20008':
          return {
            cause: 'insufficient_scope',
            field: 'token',
            message: 'These are test credentials: they send nothing. Take the live ones.',
          };
        case '70051':
          return {
            cause: 'undetermined',
            message: "Twilio knows the credentials, but doesn't let them read the account. They may still send.",
          };
        case '20404':
          return { cause: 'misconfigured', field: 'accountSid', message: 'Twilio knows no account with this SID.' };
        case '10001':
        case '20403':
          return NOT_ACTIVE;
      }
      if (answer.status === 404)
        return { cause: 'misconfigured', field: 'accountSid', message: 'Twilio knows no account with this SID.' };
      if (!isSuccess(answer, 'sid')) return null;
      const state = textAt(answer.json, 'status');
      if (state === 'suspended' || state === 'closed') return NOT_ACTIVE;
      if (state !== 'active') return { cause: 'undetermined' };
      if (textAt(answer.json, 'type') === 'Trial')
        return {
          cause: 'valid_limited',
          message: 'This is a trial account: it only sends to numbers that you have verified.',
        };
      return null;
    },
  }),
});
