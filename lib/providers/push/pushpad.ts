import { defineProvider } from '@/lib/catalogue/provider';

export const pushpad = defineProvider({
  id: 'pushpad',
  channel: 'push',
  name: 'Pushpad',
  docs: 'https://pushpad.xyz/docs/rest_api',
  aliases: ['web push', 'browser push'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Auth Token',
      required: true,
      secret: true,
      help: 'Generated in your account settings.',
      helpUrl: 'https://pushpad.xyz/docs/rest_api',
    },
    {
      key: 'applicationId',
      kind: 'text',
      label: 'Project ID',
      required: true,
      secret: false,
      destination: true,
      placeholder: '123',
      pattern: {
        source: '\\d+',
        message: 'A project ID has digits only',
      },
      help: 'In the settings of the project.',
      helpUrl: 'https://pushpad.xyz/docs/rest_api',
    },
  ],
  check: null,
});
