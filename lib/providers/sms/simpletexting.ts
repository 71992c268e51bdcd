import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const simpletexting = defineProvider({
  id: 'simpletexting',
  channel: 'sms',
  name: 'SimpleTexting',
  docs: 'https://simpletexting.com/api/docs/',
  aliases: ['sinch simpletexting', 'simple texting'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Token',
      required: true,
      secret: true,
      help: 'In the settings of your account. SimpleTexting has to approve API access first; a trial account can ask for it by e-mail.',
      helpUrl: 'https://simpletexting.com/api/docs/',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '5551234567',
      help: 'The phone number of your SimpleTexting account that sends.',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://api-doc.simpletexting.com/',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'GET',
      url: 'https://api-app2.simpletexting.com/v2/api/phones?page=0&size=500',
      auth: { type: 'bearer', token: values.text('apiKey') },
    }),
    expects: 'content',
    read(answer, values) {
      if (answer.status === 401)
        return { cause: 'invalid_credentials', field: 'apiKey', message: 'SimpleTexting refuses this API token.' };
      const phones = valueAt(answer.json, 'content');
      if (!isSuccess(answer, 'content') || !Array.isArray(phones)) return null;
      const from = nationalNumber(values.text('from'));
      // Only a list that is whole can say that a number is not in it.
      const isWhole = Number(textAt(answer.json, 'totalPages') || 'unknown') <= 1;
      if (from && isWhole && !phones.some((phone) => nationalNumber(textAt(phone, 'number')) === from))
        return {
          cause: 'misconfigured',
          field: 'from',
          message: 'The token works, but its account has no phone with the number in "From".',
        };
      return null;
    },
  }),
});

/** A North American number as SimpleTexting lists it: ten digits, without country code and signs. */
function nationalNumber(number: string): string {
  return number.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
}
