import { baseUrl } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

export const braze = defineProvider({
  id: 'braze',
  channel: 'email',
  name: 'Braze',
  docs: 'https://www.braze.com/docs/api/basics/',
  aliases: ['appboy'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'REST API Key',
      required: true,
      secret: true,
      help: 'Settings → APIs and Identifiers → API Keys. It needs the permission messages.send.',
      helpUrl: 'https://www.braze.com/docs/api/basics/',
    },
    {
      key: 'apiURL',
      kind: 'url',
      label: 'REST Endpoint',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'https://rest.iad-01.braze.com',
      help: 'Depends on the instance of your dashboard: dashboard-01.braze.com goes with rest.iad-01.braze.com.',
      helpUrl: 'https://www.braze.com/docs/api/basics/',
    },
    {
      key: 'appID',
      kind: 'text',
      label: 'App Identifier',
      required: true,
      secret: false,
      help: 'Settings → APIs and Identifiers → App Identifiers: the app_id of the app in whose name the e-mail goes out.',
      helpUrl: 'https://www.braze.com/docs/api/identifier_types/',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'An address of a sending domain set up for your workspace.',
    },
    {
      key: 'senderName',
      kind: 'text',
      label: 'Sender name',
      required: true,
      secret: false,
      placeholder: 'Acme News',
    },
  ],
  recognise: {
    addresses: [
      { address: 'https://*.braze.com', fills: { key: 'apiURL', part: 'origin' }, bearer: '{apiKey}' },
      { address: 'https://*.braze.eu', fills: { key: 'apiURL', part: 'origin' }, bearer: '{apiKey}' },
    ],
  },
  check: singleRequestCheck({
    docs: 'https://www.braze.com/docs/api/endpoints/templates/email_templates/get_list_email_templates/',
    needs: ['apiKey', 'apiURL'],
    request: (values) => ({
      method: 'GET',
      url: `${baseUrl(values, 'apiURL')}/templates/email/list?limit=1`,
      auth: { type: 'bearer', token: values.text('apiKey') },
    }),
    expects: 'templates',
    read(answer) {
      // A key that may send need not have the right to list templates.
      if (
        (answer.status === 401 || answer.status === 403) &&
        /permission|access denied/i.test(textAt(answer.json, 'message'))
      )
        return {
          cause: 'undetermined',
          message:
            'The key lacks the permission "templates.email.list", which only the check needs. It may still send.',
        };
      if (answer.status === 401)
        return {
          cause: 'misconfigured',
          message:
            "Braze doesn't know this key at this REST endpoint. Each instance has its own keys: copy both from the same dashboard.",
        };
      // Documented: the plan does not include the API, or the account is inactive.
      if (answer.status === 403 && isJson(answer))
        return { cause: 'blocked', message: 'Braze says that the account is inactive, or its plan lacks the API.' };
      return null;
    },
  }),
});
