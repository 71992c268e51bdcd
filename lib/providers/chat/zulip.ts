import { defineProvider } from '@/lib/catalogue/provider';

export const zulip = defineProvider({
  id: 'zulip',
  channel: 'chat',
  name: 'Zulip',
  docs: 'https://zulip.com/integrations/slack_incoming',
  aliases: ['zulip webhook', 'zulip chat'],
  fields: [],
  recognise: {
    addresses: [
      {
        address: 'https://*.zulipchat.com',
        note: 'The webhook URL is given with each recipient, so it is not stored here.',
      },
    ],
  },
  check: null,
  notCheckable:
    'The webhook URL, which is the credential, is given with each recipient, and any request to it posts a message.',
});
