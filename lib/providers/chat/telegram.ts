import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const telegram = defineProvider({
  id: 'telegram',
  channel: 'chat',
  name: 'Telegram',
  docs: 'https://core.telegram.org/bots/api#authorizing-your-bot',
  aliases: ['telegram bot', 'botfather'],
  popular: true,
  fields: [
    {
      key: 'apiToken',
      kind: 'secret',
      label: 'Bot Token',
      required: true,
      secret: true,
      placeholder: '123456:ABC…',
      pattern: {
        source: '\\d+:\\S+',
        message: 'A bot token is a number, a colon and a second part, as BotFather gives it',
      },
      help: 'BotFather gives it for /newbot, and again for /token.',
      helpUrl: 'https://core.telegram.org/bots/features#botfather',
    },
  ],
  recognise: {
    addresses: [{ address: 'https://api.telegram.org/bot{apiToken}/sendMessage' }],
    keys: [{ source: '\\d{6,12}:[\\w-]{30,}', key: 'apiToken' }],
  },
  check: singleRequestCheck({
    docs: 'https://core.telegram.org/bots/api#getme',
    needs: ['apiToken'],
    request: (values) => ({
      method: 'GET',
      // Telegram takes the token only in the path, with its colon unencoded.
      url: `https://api.telegram.org/bot${segment(values, 'apiToken', /^\d+:[\w-]+$/).replace('%3A', ':')}/getMe`,
    }),
    expects: 'result.is_bot',
    read(answer) {
      if (!isJson(answer)) return null;
      const refused = valueAt(answer.json, 'ok') === false;
      // A token of a wrong form is 404 "Not Found".
      if (refused && ['401', '404'].includes(textAt(answer.json, 'error_code')))
        return {
          cause: 'invalid_credentials',
          field: 'apiToken',
          message: 'Telegram knows no bot with this token. Ask BotFather for it with /token.',
        };
      if (refused && textAt(answer.json, 'error_code') === '429') return { cause: 'rate_limited' };
      return null;
    },
  }),
});
