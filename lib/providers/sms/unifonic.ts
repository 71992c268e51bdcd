import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, isSuccess, singleRequestCheck, textAt } from '@/lib/catalogue/single-request-check';

export const unifonic = defineProvider({
  id: 'unifonic',
  channel: 'sms',
  name: 'Unifonic',
  docs: 'https://docs.unifonic.com/articles/products-documentation/sending-your-first-sms-via-unifonic-api',
  aliases: ['otsdc'],
  fields: [
    {
      key: 'appSid',
      kind: 'secret',
      label: 'App SID',
      required: true,
      secret: true,
      help: 'The AppSid of your SMS application in the Unifonic console. It alone authorises sending, so treat it as a password.',
      helpUrl: 'https://docs.unifonic.com/articles/products-documentation/sms-getting-started',
    },
    {
      key: 'senderId',
      kind: 'text',
      label: 'Sender ID',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'A sender ID that is registered for your account and the countries you send to.',
      helpUrl: 'https://docs.unifonic.com/articles/products-documentation/sms-getting-started',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'Repeat the Sender ID here. Unifonic itself only looks at the Sender ID.',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://docs.unifonic.com/articles/api-documentation/http-status-codes',
    needs: ['appSid'],
    request: (values) => ({
      method: 'POST',
      // Reads the log of messages. Unifonic takes parameters from the body too, so the App SID stays out of the URL.
      url: 'https://el.cloud.unifonic.com/rest/SMS/Messages/GetMessagesDetails',
      headers: { accept: 'application/json' },
      form: { AppSid: values.text('appSid'), Limit: '1' },
    }),
    expects: 'errorCode',
    read(answer) {
      // Its error codes are its statuses with "ER-" before them, and may come with a 200.
      const code = textAt(answer.json, 'errorCode') || (isJson(answer) ? `ER-${answer.status}` : '');
      switch (code) {
        case 'ER-401':
          return { cause: 'invalid_credentials', field: 'appSid', message: 'Unifonic does not know this App SID.' };
        case 'ER-403':
          return {
            cause: 'blocked',
            message: 'Unifonic does not accept the App SID from the address of this server.',
          };
        case 'ER-429':
          return answer.status === 429 ? null : { cause: 'rate_limited' };
      }
      if (isSuccess(answer, 'errorCode') && code !== 'ER-00') return { cause: 'undetermined' };
      return null;
    },
  }),
});
