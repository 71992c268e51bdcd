import { defineProvider } from '@/lib/catalogue/provider';

export const mattermost = defineProvider({
  id: 'mattermost',
  channel: 'chat',
  name: 'Mattermost',
  docs: 'https://developers.mattermost.com/integrate/webhooks/incoming/',
  aliases: ['mattermost webhook'],
  fields: [],
  recognise: {
    addresses: [
      { address: 'https://*/hooks/', note: 'The webhook URL is given with each recipient, so it is not stored here.' },
    ],
  },
  check: null,
  notCheckable:
    'The webhook URL, which is the credential, is given with each recipient, and any request to it posts a message.',
});
