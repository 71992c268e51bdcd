import type { CheckValues } from '@/lib/catalogue/check';
import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck } from '@/lib/catalogue/single-request-check';

export const africasTalking = defineProvider({
  id: 'africas-talking',
  channel: 'sms',
  name: "Africa's Talking",
  docs: 'https://developers.africastalking.com/',
  aliases: ['africastalking', 'africas talking'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Open the app, then Settings → API Key. The sandbox has a key of its own, and a new key needs a few minutes to work.',
      helpUrl: 'https://account.africastalking.com/',
    },
    {
      key: 'user',
      kind: 'text',
      label: 'Username',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'acme',
      help: 'The username of the app, not your login. "sandbox" sends to the sandbox instead of the live service.',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'ACME',
      help: 'Your registered short code, or an alphanumeric sender ID from SMS → Alphanumerics.',
    },
  ],
  recognise: {
    env: { apiKey: ['AT_API_KEY'], user: ['AT_USERNAME'], from: ['AT_SENDER_ID', 'AT_SHORTCODE'] },
    keys: [{ source: 'atsk_[0-9a-f]{40,80}', key: 'apiKey' }],
  },
  check: singleRequestCheck({
    docs: 'https://docs.africastalking.com/userdata/balance',
    needs: ['apiKey', 'user'],
    request: (values) => ({
      method: 'GET',
      url: `https://${isSandbox(values) ? 'api.sandbox' : 'api'}.africastalking.com/version1/user?username=${segment(values, 'user')}`,
      headers: { accept: 'application/json', apiKey: values.text('apiKey') },
    }),
    expects: 'UserData',
    read(answer, values) {
      // The vendor's page writes the key in lower case, its service does not.
      if (isSuccess(answer, 'UserData') || isSuccess(answer, 'userData'))
        return isSandbox(values)
          ? { cause: 'valid_limited', field: 'user', message: 'This is the sandbox: no message reaches a phone.' }
          : { cause: 'valid' };
      if (answer.status === 401 && isSandbox(values))
        return {
          cause: 'misconfigured',
          field: 'user',
          message: "The sandbox of Africa's Talking refuses this key. It has a key of its own.",
        };
      if (answer.status === 401)
        return {
          cause: 'invalid_credentials',
          message:
            "Africa's Talking does not accept this username with this key. A new key needs a few minutes to work.",
        };
      return null;
    },
  }),
});

/** The username of the sandbox is the same for everybody, and its host is another. */
function isSandbox(values: CheckValues): boolean {
  return values.text('user') === 'sandbox';
}
