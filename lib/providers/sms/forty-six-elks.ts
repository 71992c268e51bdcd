import { defineProvider } from '@/lib/catalogue/provider';
import { singleRequestCheck } from '@/lib/catalogue/single-request-check';

export const fortySixElks = defineProvider({
  id: 'forty-six-elks',
  channel: 'sms',
  name: '46elks',
  docs: 'https://46elks.com/docs/send-sms',
  aliases: ['46 elks', 'forty six elks'],
  fields: [
    {
      key: 'user',
      kind: 'text',
      label: 'API Username',
      required: true,
      secret: false,
      help: 'On the dashboard. It is not the e-mail address you sign in with.',
      helpUrl: 'https://dashboard.46elks.com/',
    },
    {
      key: 'password',
      kind: 'secret',
      label: 'API Password',
      required: true,
      secret: true,
      help: 'On the dashboard, together with the API username.',
      helpUrl: 'https://dashboard.46elks.com/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A text sender ID, or a number with "+" and country code if people should be able to reply.',
      helpUrl: 'https://46elks.com/docs/send-sms',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://46elks.com/docs/get-account',
    needs: ['user', 'password'],
    request: (values) => ({
      method: 'GET',
      url: 'https://api.46elks.com/a1/me',
      auth: { type: 'basic', user: values.text('user'), password: values.text('password') },
    }),
    expects: 'id',
    read: ({ status }) =>
      status === 401
        ? {
            cause: 'invalid_credentials',
            message:
              '46elks does not accept this API username with this password. They are not those of the dashboard.',
          }
        : null,
  }),
});
