import { defineProvider } from '@/lib/catalogue/provider';

export const line = defineProvider({
  id: 'line',
  channel: 'chat',
  name: 'LINE',
  docs: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
  aliases: ['line messaging api', 'line official account', 'line messenger', 'ly corporation'],
  fields: [
    {
      key: 'apiToken',
      kind: 'secret',
      label: 'Channel access token',
      required: true,
      secret: true,
      help: 'LINE Developers Console → your channel → Messaging API tab. The long-lived one does not expire.',
      helpUrl: 'https://developers.line.biz/console/',
    },
  ],
  check: null,
});
