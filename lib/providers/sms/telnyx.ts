import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const telnyx = defineProvider({
  id: 'telnyx',
  channel: 'sms',
  name: 'Telnyx',
  docs: 'https://developers.telnyx.com/development/api-fundamentals/authentication',
  aliases: ['telnyx sms'],
  statusWebhook: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      placeholder: 'KEY…',
      help: 'Your name at the top right of the Mission Control Portal → API Keys. It is shown only once, when you create it.',
      helpUrl: 'https://developers.telnyx.com/development/api-fundamentals/create-api-keys',
    },
    {
      key: 'messageProfileId',
      kind: 'text',
      label: 'Messaging Profile ID',
      required: true,
      secret: false,
      placeholder: '00000000-0000-0000-0000-000000000000',
      help: 'Messaging → your profile in the Mission Control Portal. The sender must belong to this profile.',
      helpUrl: 'https://portal.telnyx.com',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      help: 'A Telnyx number, a short code, or a sender name of up to 11 characters. Names do not reach the US and Canada.',
      helpUrl: 'https://developers.telnyx.com/docs/messaging/messages/alphanumeric-sender-id',
    },
  ],
  recognise: { keys: [{ source: 'KEY[0-9A-F]{16,32}_[0-9A-Za-z]{16,32}', key: 'apiKey' }] },
  check: singleRequestCheck({
    docs: 'https://developers.telnyx.com/api-reference/profiles/retrieve-a-messaging-profile',
    needs: ['apiKey', 'messageProfileId'],
    request: (values) => ({
      method: 'GET',
      url: `https://api.telnyx.com/v2/messaging_profiles/${segment(values, 'messageProfileId')}`,
      auth: { type: 'bearer', token: values.text('apiKey') },
    }),
    expects: 'data.id',
    read(answer) {
      // https://developers.telnyx.com/development/api-fundamentals/api-errors
      switch (textAt(answer.json, 'errors.0.code')) {
        case '10009':
          return { cause: 'invalid_credentials', field: 'apiKey', message: 'Telnyx refuses this API key.' };
        case '10010':
          return {
            cause: 'undetermined',
            message: "Telnyx knows the key, but doesn't let it read messaging profiles. It may still send.",
          };
        case '10005':
        case '10006':
          return {
            cause: 'misconfigured',
            field: 'messageProfileId',
            message: 'The account of this key has no messaging profile with this ID.',
          };
      }
      if (answer.status === 401) return { cause: 'invalid_credentials', field: 'apiKey' };
      if (isSuccess(answer, 'data.id') && valueAt(answer.json, 'data.enabled') === false)
        return { cause: 'misconfigured', field: 'messageProfileId', message: 'The messaging profile is switched off.' };
      return null;
    },
  }),
});
