import { defineProvider } from '@/lib/catalogue/provider';

export const burstSms = defineProvider({
  id: 'burst-sms',
  channel: 'sms',
  name: 'Kudosity',
  docs: 'https://developers.kudosity.com/docs/step-2-get-your-api-key',
  aliases: ['burstsms', 'burst sms', 'transmitsms', 'transmit sms', 'transmitmessage'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Settings → API Settings.',
      helpUrl: 'https://kudosity.transmitsms.com/u/settings/api',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'API Secret',
      required: true,
      secret: true,
      help: 'On the same page as the key.',
      helpUrl: 'https://kudosity.transmitsms.com/u/settings/api',
    },
  ],
  check: null,
});
