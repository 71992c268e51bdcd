import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson } from '@/lib/catalogue/single-request-check';

export const bandwidth = defineProvider({
  id: 'bandwidth',
  channel: 'sms',
  name: 'Bandwidth',
  docs: 'https://dev.bandwidth.com/docs/account/credentials',
  aliases: ['bandwidth.com', 'catapult'],
  fields: [
    {
      key: 'user',
      kind: 'text',
      label: 'Username',
      required: true,
      secret: false,
      help: 'Of an API user with the messaging role, not of your own login. Bandwidth retires API users on 2 December 2026.',
      helpUrl: 'https://dev.bandwidth.com/docs/account/credentials/legacy',
    },
    {
      key: 'password',
      kind: 'secret',
      keepsSpaces: true,
      label: 'Password',
      required: true,
      secret: true,
      help: 'The password of that API user. Upper and lower case matter.',
      helpUrl: 'https://dev.bandwidth.com/docs/account/credentials/legacy',
    },
    {
      key: 'accountSid',
      kind: 'text',
      label: 'Account ID',
      required: true,
      secret: false,
      destination: true,
      placeholder: '9900000',
      help: 'The number of the account, shown in the Bandwidth App.',
      helpUrl: 'https://dev.bandwidth.com/docs/account/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      help: 'A number of your account, with country code. It must be linked to a messaging application.',
    },
  ],
  recognise: {
    env: {
      user: ['BW_USERNAME', 'BW_CLIENT_ID'],
      password: ['BW_PASSWORD', 'BW_CLIENT_SECRET'],
      accountSid: ['BW_ACCOUNT_ID'],
      from: ['BW_NUMBER'],
    },
  },
  check: {
    kind: 'http',
    docs: 'https://dev.bandwidth.com/docs/messaging/media/',
    needs: ['user', 'password', 'accountSid'],
    async run(values, ask) {
      const answer = await ask({
        method: 'GET',
        url: `https://messaging.bandwidth.com/api/v2/users/${segment(values, 'accountSid')}/media`,
        auth: { type: 'basic', user: values.text('user'), password: values.text('password') },
      });
      // A list without a wrapper, often an empty one.
      if (answer.status === 200 && isJson(answer) && Array.isArray(answer.json)) return { cause: 'valid' };
      if (answer.status === 401)
        return {
          cause: 'invalid_credentials',
          message: 'Bandwidth does not know this user and password, or the user has no access to this account.',
        };
      if (answer.status === 403 && isJson(answer))
        return {
          cause: 'insufficient_scope',
          field: 'user',
          message: 'The user may not use the messaging API. Give it the messaging role in the Bandwidth App.',
        };
      if (answer.status === 404 && isJson(answer))
        return { cause: 'misconfigured', field: 'accountSid', message: 'Bandwidth knows no such account.' };
      return answer;
    },
  },
});
