import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { singleRequestCheck, valueAt } from '@/lib/catalogue/single-request-check';

export const isendproSms = defineProvider({
  id: 'isendpro-sms',
  channel: 'sms',
  name: 'iSendPro',
  docs: 'https://www.isendpro.com/docs/',
  aliases: ['isendpro telecom', 'isend pro'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'My account → My API. IP control is on by default: allow the address you send from, or switch it off there.',
      helpUrl: 'https://www.isendpro.com/docs/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'Sender',
      required: false,
      secret: false,
      placeholder: 'ACME',
      help: '4 to 11 letters, digits and spaces, not digits alone.',
      helpUrl: 'https://www.isendpro.com/docs/',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://www.isendpro.com/docs/',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      // The vendor takes the key in the query only.
      url: `https://apirest.isendpro.com/cgi-bin/credit?keyid=${segment(values, 'apiKey')}&credit=1`,
    }),
    expects: 'etat.credit',
    read({ status, json }) {
      if (status === 400 && Array.isArray(valueAt(json, 'etat.etat')))
        return {
          cause: 'undetermined',
          message:
            'iSendPro refused the request: the key is wrong, or the address of this server is not allowed under My account → My API.',
        };
      return null;
    },
  }),
});
