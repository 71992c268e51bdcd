import { defineProvider } from '@/lib/catalogue/provider';

export const afroMessage = defineProvider({
  id: 'afro-message',
  channel: 'sms',
  name: 'AfroMessage',
  docs: 'https://afromessage.com/developers',
  aliases: ['afro message', 'afro sms'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'The API token from your AfroMessage dashboard.',
      helpUrl: 'https://afromessage.com/developers',
    },
    {
      key: 'senderName',
      kind: 'text',
      label: 'Sender Name',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'The name people see. AfroMessage must have verified it for your account.',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'Identifier ID',
      required: true,
      secret: false,
      help: 'The "from" of the API: the identifier of the short code to send with, from your dashboard.',
    },
  ],
  check: null,
  notCheckable: 'AfroMessage documents only calls that send a message, send a code, or use up a code that was sent.',
});
