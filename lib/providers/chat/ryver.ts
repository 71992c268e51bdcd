import { defineProvider } from '@/lib/catalogue/provider';

export const ryver = defineProvider({
  id: 'ryver',
  channel: 'chat',
  name: 'Ryver',
  docs: 'https://api.ryver.com/ryvrest_api_examples.html#create-chat-message',
  aliases: ['ryver webhook'],
  fields: [],
  recognise: {
    addresses: [
      {
        address: 'https://*.ryver.com',
        note: 'The webhook URL is given with each recipient, so it is not stored here.',
      },
    ],
  },
  check: null,
  notCheckable:
    'The webhook URL, which is the credential, is given with each recipient, and any request to it posts a message.',
});
