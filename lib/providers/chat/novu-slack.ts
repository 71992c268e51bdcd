import { defineProvider } from '@/lib/catalogue/provider';

export const novuSlack = defineProvider({
  id: 'novu-slack',
  channel: 'chat',
  name: 'Novu Slack',
  docs: 'https://docs.novu.co/platform/integrations/chat/slack',
  aliases: ['novu', 'demo slack'],
  onePerEnvironment: true,
  fields: [],
  check: null,
  notCheckable: 'There are no credentials to check: Novu sends with its own app.',
});
