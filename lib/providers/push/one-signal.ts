import { defineProvider } from '@/lib/catalogue/provider';

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
  check: null,
});
