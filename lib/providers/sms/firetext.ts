import type { CheckFinding } from '@/lib/catalogue/check';
import { defineProvider } from '@/lib/catalogue/provider';

const OUT_OF_CREDIT: CheckFinding = {
  cause: 'valid_limited',
  message: 'The key works, but the account has no SMS credits left.',
};

export const firetext = defineProvider({
  id: 'firetext',
  channel: 'sms',
  name: 'FireText',
  docs: 'https://www.firetext.co.uk/docs',
  aliases: ['fire text'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Settings → API.',
      helpUrl: 'https://www.firetext.co.uk/docs',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'Your reply number, or a name of 3 to 11 letters and digits.',
    },
  ],
  check: {
    kind: 'http',
    docs: 'https://www.firetext.co.uk/docs',
    needs: ['apiKey'],
    async run(values, ask) {
      const answer = await ask({
        method: 'POST',
        url: 'https://www.firetext.co.uk/api/credit',
        form: { apiKey: values.text('apiKey') },
      });
      // The documented answer is a line of text, "<code>:<number> <words>", whatever its content type.
      const line = /^(?<code>\d+):(?<credits>\d+)(?: [^<>]*)?$/.exec(answer.text.trim());
      if (answer.status !== 200 || !line) return answer;
      switch (line.groups?.code) {
        case '0':
          return line.groups.credits === '0' ? OUT_OF_CREDIT : { cause: 'valid' };
        case '1':
          return { cause: 'invalid_credentials', field: 'apiKey' };
        case '7':
          return OUT_OF_CREDIT;
        default:
          return answer;
      }
    },
  },
});
