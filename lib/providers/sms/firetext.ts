import { defineProvider } from '@/lib/catalogue/provider';

export const firetext = defineProvider({
  id: 'firetext',
  channel: 'sms',
  name: 'FireText',
  docs: 'https://www.firetext.co.uk/docs',
  aliases: ['fire text'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Settings → API.',
      helpUrl: 'https://www.firetext.co.uk/docs',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'Your reply number, or a name of 3 to 11 letters and digits.',
    },
  ],
  check: null,
});
