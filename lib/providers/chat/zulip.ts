import { defineProvider } from '@/lib/catalogue/provider';

export const zulip = defineProvider({
  id: 'zulip',
  channel: 'chat',
  name: 'Zulip',
  docs: 'https://zulip.com/integrations/slack_incoming',
  aliases: ['zulip webhook', 'zulip chat'],
  fields: [],
  check: null,
});
