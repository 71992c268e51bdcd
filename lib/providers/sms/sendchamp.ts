import { defineProvider } from '@/lib/catalogue/provider';

export const sendchamp = defineProvider({
  id: 'sendchamp',
  channel: 'sms',
  name: 'Sendchamp',
  docs: 'https://docs.sendchamp.com/',
  aliases: ['send champ'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Access Key',
      required: true,
      secret: true,
      placeholder: 'sendchamp_live_…',
      help: 'Account Settings in the Sendchamp dashboard. Take the live key: a test key only reaches the simulator.',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'Sender ID',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'Created under Channels → SMS. It must be approved before messages go out.',
    },
  ],
  check: null,
});
