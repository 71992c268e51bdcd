import { defineProvider } from '@/lib/catalogue/provider';

export const ryver = defineProvider({
  id: 'ryver',
  channel: 'chat',
  name: 'Ryver',
  docs: 'https://api.ryver.com/ryvrest_api_examples.html#create-chat-message',
  aliases: ['ryver webhook'],
  fields: [],
  check: null,
  notCheckable:
    'The webhook URL, which is the credential, is given with each recipient, and any request to it posts a message.',
});
