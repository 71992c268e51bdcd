import { defineProvider } from '@/lib/catalogue/provider';

export const novu = defineProvider({
  id: 'novu',
  channel: 'in_app',
  name: 'Novu Inbox',
  docs: 'https://docs.novu.co/inbox/overview',
  aliases: ['novu', 'in-app', 'inbox', 'notification center', 'bell'],
  onePerEnvironment: true,
  fields: [
    {
      key: 'hmac',
      kind: 'switch',
      label: 'Security HMAC encryption',
      required: false,
      secret: false,
      help: 'Inbox requests must then carry a subscriber hash made on your server, so that nobody can read the feed of another subscriber.',
      helpUrl: 'https://docs.novu.co/platform/inbox/prepare-for-production',
    },
  ],
  check: null,
  notCheckable: 'There are no credentials to check: the inbox is part of Novu itself.',
});
