import { defineProvider } from '@/lib/catalogue/provider';
import { singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

export const sms77 = defineProvider({
  id: 'sms77',
  channel: 'sms',
  name: 'seven',
  docs: 'https://docs.seven.io/en/rest-api/first-steps',
  aliases: ['sms77', 'sms77.io', 'seven.io'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Account → Developer → API Keys.',
      helpUrl: 'https://app.seven.io/developer',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'Up to 11 letters and digits, or a number of up to 16 digits. Some countries allow less.',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://docs.seven.io/en/rest-api/endpoints/account#balance',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://gateway.seven.io/api/balance',
      headers: { accept: 'application/json', 'x-api-key': values.text('apiKey') },
    }),
    expects: 'amount',
    read(answer) {
      // A refusal is a bare code, whatever the status and the content type say.
      switch (textAt(answer.json, 'success') || answer.text.replaceAll('"', '').trim()) {
        case '900':
          return { cause: 'invalid_credentials', field: 'apiKey', message: 'seven does not know this API key.' };
        case '902':
          return {
            cause: 'undetermined',
            message:
              "seven knows the key, but doesn't let it read the balance. Its rights are under Developer → API Keys.",
          };
        case '903':
          return {
            cause: 'blocked',
            message:
              'seven does not accept the key from the address of this server. Allow it in the settings of the key.',
          };
      }
      return answer.status === 401 ? { cause: 'invalid_credentials', field: 'apiKey' } : null;
    },
  }),
});
