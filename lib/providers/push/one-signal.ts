import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, singleRequestCheck } from '@/lib/catalogue/single-request-check';

export const oneSignal = defineProvider({
  id: 'one-signal',
  channel: 'push',
  name: 'OneSignal',
  docs: 'https://documentation.onesignal.com/docs/keys-and-ids',
  aliases: ['one signal'],
  popular: true,
  fields: [
    {
      key: 'applicationId',
      kind: 'text',
      label: 'App ID',
      required: true,
      secret: false,
      placeholder: '00000000-0000-4000-8000-000000000000',
      pattern: {
        source: '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
        message: 'An App ID is a UUID: 8-4-4-4-12 characters, each 0-9 or a-f',
      },
      help: 'Settings → Keys & IDs of the app.',
      helpUrl: 'https://documentation.onesignal.com/docs/keys-and-ids',
    },
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'App API Key',
      required: true,
      secret: true,
      help: 'Settings → Keys & IDs of the app, shown only once. An organization API key does not work here.',
      helpUrl: 'https://documentation.onesignal.com/docs/keys-and-ids',
    },
    {
      key: 'apiVersion',
      kind: 'select',
      label: 'OneSignal API',
      required: false,
      secret: false,
      options: [
        { value: 'playerModel', label: 'Default (Player Model)' },
        { value: 'externalId', label: 'External ID' },
      ],
      help: 'How devices are addressed: by player ID, or by the external ID that your app gives its users.',
    },
  ],
  recognise: {
    addresses: [
      { address: 'https://api.onesignal.com', body: { app_id: '{applicationId}' } },
      {
        address: 'https://onesignal.com',
        headers: { authorization: 'Basic {apiKey}' },
        body: { app_id: '{applicationId}' },
      },
    ],
    keys: [{ source: 'os_v2_app_[a-z0-9]{30,}', key: 'apiKey' }],
  },
  check: singleRequestCheck({
    docs: 'https://documentation.onesignal.com/reference/view-messages',
    needs: ['applicationId', 'apiKey'],
    request: (values) => ({
      method: 'GET',
      url: `https://api.onesignal.com/notifications?app_id=${segment(values, 'applicationId')}&limit=1`,
      headers: { authorization: `Key ${values.text('apiKey')}` },
    }),
    expects: 'total_count',
    read(answer) {
      if (!isJson(answer)) return null;
      if (answer.status === 403 && /\bIP\b|allow ?list/i.test(answer.text))
        return {
          cause: 'blocked',
          message: "OneSignal doesn't accept this key from the address of this server. Add it to the key's allowlist.",
        };
      // OneSignal says 403 to a wrong key and to one of another app, and does not tell them apart.
      if (answer.status === 403 || answer.status === 401)
        return {
          cause: 'invalid_credentials',
          field: 'apiKey',
          message: 'The key is wrong, or it is one of another app. It must be the App API Key of this App ID.',
        };
      if (answer.status === 400 || answer.status === 404)
        return { cause: 'misconfigured', field: 'applicationId', message: 'OneSignal knows no app with this App ID.' };
      return null;
    },
  }),
});
