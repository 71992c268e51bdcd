import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

export const ringCentral = defineProvider({
  id: 'ring-central',
  channel: 'sms',
  name: 'RingCentral',
  docs: 'https://developers.ringcentral.com/guide/messaging/quick-start',
  aliases: ['ring central', 'ringex'],
  statusWebhook: true,
  fields: [
    {
      key: 'clientId',
      kind: 'text',
      label: 'Client ID',
      required: true,
      secret: false,
      help: 'Developer Console → Apps → your REST API app with JWT auth flow. It needs the permissions "SMS" and "ReadAccounts".',
      helpUrl: 'https://developers.ringcentral.com/guide/messaging/quick-start',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Client secret',
      required: true,
      secret: true,
      help: 'Beside the client ID, on the page of the same app.',
      helpUrl: 'https://developers.ringcentral.com/guide/messaging/quick-start',
    },
    {
      key: 'secure',
      kind: 'switch',
      label: 'Is sandbox',
      required: false,
      secret: false,
      destination: true,
      help: "Leave it off: RingCentral's documentation of April 2026 names no sandbox any more.",
    },
    {
      key: 'token',
      kind: 'secret',
      label: 'JWT credential',
      required: true,
      secret: true,
      help: 'Created in the Developer Console under your name → Credentials, by the user who owns the sending number.',
      helpUrl: 'https://developers.ringcentral.com/guide/getting-started/create-credential',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      pattern: {
        source: '\\+?[1-9][0-9]{5,14}',
        message: 'A phone number in E.164 form: country code and digits, without spaces',
      },
      help: 'A number of that user with SMS switched on, country code first.',
      helpUrl: 'https://developers.ringcentral.com/guide/account/phone-numbers',
    },
  ],
  recognise: {
    addresses: [{ address: 'https://platform.ringcentral.com' }],
    env: {
      clientId: ['RC_APP_CLIENT_ID', 'RC_CLIENT_ID'],
      secretKey: ['RC_APP_CLIENT_SECRET', 'RC_CLIENT_SECRET'],
      token: ['RC_USER_JWT', 'RC_JWT', 'RINGCENTRAL_JWT'],
    },
  },
  check: singleRequestCheck({
    docs: 'https://developers.ringcentral.com/guide/authentication/jwt-flow',
    needs: ['clientId', 'secretKey', 'token'],
    request: (values) => ({
      method: 'POST',
      url: `https://${values.flag('secure') ? 'platform.devtest' : 'platform'}.ringcentral.com/restapi/oauth/token`,
      headers: { accept: 'application/json' },
      auth: { type: 'basic', user: values.text('clientId'), password: values.text('secretKey') },
      form: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: values.text('token') },
    }),
    expects: 'access_token',
    read(answer, values) {
      const code = textAt(answer.json, 'errors.0.errorCode');
      if (code === 'OAU-165')
        return {
          cause: 'misconfigured',
          field: 'clientId',
          message: 'The app is of the former sandbox. Use the client ID and secret of an app in production.',
        };
      // The sandbox knows no app of production, and may know no app at all.
      if (values.flag('secure') && textAt(answer.json, 'error') === 'invalid_client')
        return {
          cause: 'misconfigured',
          field: 'secure',
          message:
            'RingCentral\'s sandbox doesn\'t know this app. Turn "Is sandbox" off, unless the app is of the sandbox.',
        };
      switch (textAt(answer.json, 'error')) {
        case 'invalid_client':
          // OAU-153 names the client ID; the others only say that the pair is wrong.
          return code === 'OAU-153'
            ? {
                cause: 'invalid_credentials',
                field: 'clientId',
                message: 'RingCentral knows no app with this client ID.',
              }
            : {
                cause: 'invalid_credentials',
                message: 'RingCentral refuses this pair of client ID and client secret.',
              };
        case 'invalid_grant':
          return {
            cause: 'invalid_credentials',
            field: 'token',
            message: 'RingCentral refuses the JWT credential: it is wrong, revoked, over, or made for another app.',
          };
        case 'unauthorized_client':
          return {
            cause: 'misconfigured',
            field: 'clientId',
            message: 'The app may not sign in with a JWT credential. Choose the JWT auth flow in its settings.',
          };
      }
      const scopes = textAt(answer.json, 'scope');
      if (isSuccess(answer, 'access_token') && scopes && !scopes.split(' ').includes('SMS'))
        return { cause: 'insufficient_scope', field: 'clientId', message: 'The app lacks the permission "SMS".' };
      return null;
    },
  }),
});
