import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

export const slack = defineProvider({
  id: 'slack',
  channel: 'chat',
  name: 'Slack',
  docs: 'https://docs.slack.dev/authentication/installing-with-oauth',
  aliases: ['slack app', 'slack oauth', 'salesforce'],
  popular: true,
  fields: [
    {
      key: 'applicationId',
      kind: 'text',
      label: 'App ID',
      required: true,
      secret: false,
      placeholder: 'A0123456789',
      help: 'Your app → Basic Information → App Credentials.',
      helpUrl: 'https://api.slack.com/apps',
    },
    {
      key: 'clientId',
      kind: 'text',
      label: 'Client ID',
      required: true,
      secret: false,
      placeholder: '1234567890.1234567890',
      help: 'Your app → Basic Information → App Credentials.',
      helpUrl: 'https://api.slack.com/apps',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Client Secret',
      required: true,
      secret: true,
      help: 'Your app → Basic Information → App Credentials, behind Show.',
      helpUrl: 'https://api.slack.com/apps',
    },
    {
      key: 'signingSecret',
      kind: 'secret',
      label: 'Signing Secret',
      required: true,
      secret: true,
      help: 'Your app → Basic Information → App Credentials, below the client secret. It proves that a request is from Slack.',
      helpUrl: 'https://api.slack.com/apps',
    },
    {
      key: 'redirectUrl',
      kind: 'url',
      label: 'Redirect URL',
      required: false,
      secret: false,
      placeholder: 'https://example.com/slack/connected',
      help: 'The page people land on once they have added the app. Empty: the window closes.',
    },
    {
      key: 'hmac',
      kind: 'switch',
      label: 'HMAC',
      required: false,
      secret: false,
      help: 'The link to add the app must then carry a hash made on your server, so that nobody connects in the name of another.',
    },
  ],
  // Slack has no request that proves an app's own credentials: it only refuses wrong ones when a code is redeemed.
  recognise: {
    addresses: [
      ...['hooks.slack.com', 'hooks.slack-gov.com'].map((host) => ({
        address: `https://${host}`,
        note: 'A webhook URL is given with each recipient. Stored here is the app that people connect.',
      })),
      { address: 'https://slack.com' },
    ],
    keys: [
      {
        source: 'x(?:ox[a-z]|app)-[\\w-]{10,}',
        note: 'The app gets a token of its own when people connect it. Give its client ID and secrets.',
      },
    ],
  },
  check: singleRequestCheck({
    docs: 'https://docs.slack.dev/reference/methods/oauth.v2.access',
    needs: ['clientId', 'secretKey'],
    request: (values) => ({
      method: 'POST',
      url: 'https://slack.com/api/oauth.v2.access',
      auth: { type: 'basic', user: values.text('clientId'), password: values.text('secretKey') },
      form: { code: 'no-such-code' },
    }),
    expects: 'access_token',
    read(answer) {
      if (!isJson(answer)) return null;
      switch (textAt(answer.json, 'error')) {
        case 'invalid_client_id':
          return {
            cause: 'invalid_credentials',
            field: 'clientId',
            message: 'Slack knows no app with this client ID.',
          };
        case 'bad_client_secret':
          return {
            cause: 'invalid_credentials',
            field: 'secretKey',
            message: 'The client secret is not the one of this app. It may have been made anew.',
          };
        case 'invalid_code':
          return {
            cause: 'undetermined',
            message:
              "Slack didn't say whether the client ID and client secret are right. That shows when somebody adds the app.",
          };
        case 'ratelimited':
          return { cause: 'rate_limited' };
        case 'internal_error':
        case 'fatal_error':
        case 'service_unavailable':
        case 'request_timeout':
          return { cause: 'provider_unavailable' };
        default:
          return null;
      }
    },
  }),
});
