import { defineProvider } from '@/lib/catalogue/provider';

export const clickatell = defineProvider({
  id: 'clickatell',
  channel: 'sms',
  name: 'Clickatell',
  docs: 'https://docs.clickatell.com/',
  aliases: [],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API key',
      required: true,
      secret: true,
      help: 'My Workspace → SMS → your API setup. The key is made with the setup and belongs to it alone.',
      helpUrl: 'https://app.clickatell.com/signin',
    },
  ],
  check: null,
});
