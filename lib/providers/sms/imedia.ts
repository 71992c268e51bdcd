import { defineProvider } from '@/lib/catalogue/provider';

export const imedia = defineProvider({
  id: 'imedia',
  channel: 'sms',
  name: 'iMedia',
  docs: 'https://imediatech.com.vn/',
  aliases: ['imediatech', 'mobile branding', 'sms brandname vietnam'],
  fields: [
    {
      key: 'token',
      kind: 'secret',
      label: 'API Token',
      required: true,
      secret: true,
      help: 'iMedia issues it with your contract for the Mobile Branding API.',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'The brandname that iMedia has registered for you with the Vietnamese carriers.',
    },
  ],
  check: null,
  notCheckable: 'iMedia publishes no documentation of its API, so no call is known that would not send a message.',
});
