import { defineProvider } from '@/lib/catalogue/provider';

export const messagebird = defineProvider({
  id: 'messagebird',
  channel: 'sms',
  name: 'Bird',
  docs: 'https://developers.messagebird.com/api/sms-messaging/',
  aliases: ['messagebird', 'message bird', 'bird.com'],
  popular: true,
  fields: [
    {
      key: 'accessKey',
      kind: 'secret',
      label: 'Access key',
      required: true,
      secret: true,
      help: 'MessageBird Dashboard → Developers → API access (REST), a live key. Keys of a new Bird workspace belong to another API.',
      helpUrl: 'https://docs.bird.com/connectivity-platform/getting-started/creating-access-keys',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'Originator',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A phone number with country code, or a sender name of up to 11 characters.',
    },
  ],
  check: null,
});
