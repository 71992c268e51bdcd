import { defineProvider } from '@/lib/catalogue/provider';

export const discord = defineProvider({
  id: 'discord',
  channel: 'chat',
  name: 'Discord',
  docs: 'https://docs.discord.com/developers/resources/webhook',
  aliases: ['discord webhook'],
  popular: true,
  fields: [],
  recognise: {
    addresses: ['discord.com', 'ptb.discord.com', 'canary.discord.com', 'discordapp.com'].map((host) => ({
      address: `https://${host}/api/webhooks`,
      note: 'The webhook URL is given with each recipient, so it is not stored here.',
    })),
  },
  check: null,
  notCheckable:
    'The webhook URL, which is the credential, is given with each recipient: nothing is stored here that could be asked about.',
});
