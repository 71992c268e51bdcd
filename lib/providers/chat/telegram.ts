import { defineProvider } from '@/lib/catalogue/provider';

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
  check: null,
});
