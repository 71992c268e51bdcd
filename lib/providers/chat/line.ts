import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, singleRequestCheck } from '@/lib/catalogue/single-request-check';

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
  check: singleRequestCheck({
    docs: 'https://developers.line.biz/en/reference/messaging-api/#get-bot-info',
    needs: ['apiToken'],
    request: (values) => ({
      method: 'GET',
      url: 'https://api.line.me/v2/bot/info',
      auth: { type: 'bearer', token: values.text('apiToken') },
    }),
    expects: 'userId',
    read(answer) {
      if (answer.status === 401) return { cause: 'invalid_credentials', field: 'apiToken' };
      if (answer.status === 403 && isJson(answer))
        return {
          cause: 'undetermined',
          message:
            "LINE knows the token, but its account or plan doesn't allow the request of the check. It may still send.",
        };
      return null;
    },
  }),
});
