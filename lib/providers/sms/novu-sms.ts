import { defineProvider } from '@/lib/catalogue/provider';

export const novuSms = defineProvider({
  id: 'novu-sms',
  channel: 'sms',
  name: 'Novu SMS',
  docs: 'https://docs.novu.co/platform/integrations/sms',
  aliases: ['novu'],
  onePerEnvironment: true,
  fields: [],
  check: null,
  notCheckable: 'There are no credentials to check: Novu sends with its own account.',
});
