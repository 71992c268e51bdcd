import { defineProvider } from '@/lib/catalogue/provider';

export const novuEmail = defineProvider({
  id: 'novu-email',
  channel: 'email',
  name: 'Novu Email',
  docs: 'https://docs.novu.co/integrations/providers/default-providers#novu-email-provider',
  aliases: ['novu', 'demo email'],
  onePerEnvironment: true,
  fields: [],
  check: null,
  notCheckable: 'There are no credentials to check: Novu sends with its own account.',
});
