import { defineProvider } from '@/lib/catalogue/provider';

export const zulip = defineProvider({
  id: 'zulip',
  channel: 'chat',
  name: 'Zulip',
  docs: 'https://zulip.com/integrations/slack_incoming',
  aliases: ['zulip webhook', 'zulip chat'],
  fields: [],
  check: null,
  notCheckable:
    'The webhook URL, which is the credential, is given with each recipient, and any request to it posts a message.',
});
