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
  notCheckable: 'It has no credentials of its own, so there is nothing to check.',
});
