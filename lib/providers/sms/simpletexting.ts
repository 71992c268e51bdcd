import { defineProvider } from '@/lib/catalogue/provider';

export const simpletexting = defineProvider({
  id: 'simpletexting',
  channel: 'sms',
  name: 'SimpleTexting',
  docs: 'https://simpletexting.com/api/docs/',
  aliases: ['sinch simpletexting', 'simple texting'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Token',
      required: true,
      secret: true,
      help: 'In the settings of your account. SimpleTexting has to approve API access first; a trial account can ask for it by e-mail.',
      helpUrl: 'https://simpletexting.com/api/docs/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '5551234567',
      help: 'The phone number of your SimpleTexting account that sends.',
    },
  ],
  check: null,
});
