import { defineProvider } from '@/lib/catalogue/provider';

export const twilio = defineProvider({
  id: 'twilio',
  channel: 'sms',
  name: 'Twilio',
  docs: 'https://www.twilio.com/docs/usage/api/account',
  aliases: ['twilio sms'],
  popular: true,
  statusWebhook: true,
  fields: [
    {
      key: 'accountSid',
      kind: 'text',
      label: 'Account SID',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'AC…',
      pattern: {
        source: 'AC[0-9a-fA-F]{32}',
        message: 'An Account SID is "AC" followed by 32 characters, each 0-9 or a-f',
      },
      help: 'Account Info on the home page of the Twilio Console.',
      helpUrl: 'https://console.twilio.com/',
    },
    {
      key: 'token',
      kind: 'secret',
      label: 'Auth Token',
      required: true,
      secret: true,
      help: 'Account Info on the home page of the Twilio Console. The live token: test credentials send nothing.',
      helpUrl: 'https://console.twilio.com/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      help: 'A Twilio number with "+" and country code, a short code, a sender name, or a Messaging Service SID.',
      helpUrl: 'https://console.twilio.com/us1/develop/phone-numbers/manage/incoming',
    },
  ],
  check: null,
});
