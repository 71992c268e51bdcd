import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const expo = defineProvider({
  id: 'expo',
  channel: 'push',
  name: 'Expo Push',
  docs: 'https://docs.expo.dev/push-notifications/sending-notifications/',
  aliases: ['expo', 'eas', 'react native'],
  popular: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Access Token',
      required: true,
      secret: true,
      help: 'Account settings → Access tokens. Best one of a robot user, so that it outlives a member of the team.',
      helpUrl: 'https://expo.dev/settings/access-tokens',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://docs.expo.dev/push-notifications/sending-notifications/',
    needs: ['apiKey'],
    request: (values) => ({
      method: 'POST',
      url: 'https://exp.host/--/api/v2/push/getReceipts',
      auth: { type: 'bearer', token: values.text('apiKey') },
      json: { ids: ['00000000-0000-0000-0000-000000000000'] },
    }),
    expects: 'data',
    read(answer) {
      if (!isJson(answer)) return null;
      const errors = valueAt(answer.json, 'errors');
      const code = textAt(Array.isArray(errors) ? errors[0] : undefined, 'code');
      if (code === 'TOO_MANY_REQUESTS') return { cause: 'rate_limited' };
      if (code === 'UNAUTHORIZED' || textAt(answer.json, 'error') === 'invalid_token' || answer.status === 401)
        return { cause: 'invalid_credentials', field: 'apiKey' };
      // A refusal may come with a 200.
      if (code !== '') return answer.status === 200 ? { cause: 'undetermined' } : null;
      return null;
    },
  }),
});
