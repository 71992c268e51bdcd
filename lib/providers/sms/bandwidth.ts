import type { CheckAnswer, CheckFinding } from '@/lib/catalogue/check';
import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, isSuccess } from '@/lib/catalogue/single-request-check';

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
      label: 'Username or Client ID',
      required: true,
      secret: false,
      help: 'The client ID of API credentials with the messaging role. Users with a password stop working on 2 December 2026.',
      helpUrl: 'https://dev.bandwidth.com/docs/account/credentials',
    },
    {
      key: 'password',
      kind: 'secret',
      keepsSpaces: true,
      label: 'Password or Client secret',
      required: true,
      secret: true,
      help: 'The client secret, shown only once, or the password of an API user.',
      helpUrl: 'https://dev.bandwidth.com/docs/account/credentials',
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
    docs: 'https://dev.bandwidth.com/docs/account/credentials',
    needs: ['user', 'password', 'accountSid'],
    async run(values, ask) {
      const account = segment(values, 'accountSid');
      const auth = { type: 'basic', user: values.text('user'), password: values.text('password') } as const;
      const token = await ask({
        method: 'POST',
        url: 'https://api.bandwidth.com/api/v1/oauth2/token',
        form: { grant_type: 'client_credentials' },
        auth,
      });
      if (isSuccess(token, 'access_token'))
        return {
          cause: 'valid',
          message: 'Bandwidth accepted the client ID and secret. The account ID was not tested.',
        };
      if (token.status !== 400 && token.status !== 401) return token;
      const answer = await ask({
        method: 'GET',
        url: `https://messaging.bandwidth.com/api/v2/users/${account}/media`,
        auth,
      });
      return readMedia(answer) ?? answer;
    },
  },
});

/** What the list of media says of an API user, the credentials before OAuth. */
function readMedia(answer: CheckAnswer): CheckFinding | null {
  // A list without a wrapper, often an empty one.
  if (answer.status === 200 && isJson(answer) && Array.isArray(answer.json))
    return {
      cause: 'valid_limited',
      message:
        'The user and password work until 2 December 2026, when Bandwidth turns API users off. Create API credentials and enter their client ID and secret.',
    };
  if (answer.status === 401)
    return {
      cause: 'invalid_credentials',
      message: "Bandwidth doesn't know this pair, as client ID and secret or as user and password of this account.",
    };
  if (answer.status === 403 && isJson(answer))
    return {
      cause: 'undetermined',
      message: "Bandwidth doesn't let this user read media. Check that it has the messaging role.",
    };
  if (answer.status === 404 && isJson(answer))
    return { cause: 'misconfigured', field: 'accountSid', message: 'Bandwidth knows no such account.' };
  return null;
}
