import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, singleRequestCheck } from '@/lib/catalogue/single-request-check';

export const pushpad = defineProvider({
  id: 'pushpad',
  channel: 'push',
  name: 'Pushpad',
  docs: 'https://pushpad.xyz/docs/rest_api',
  aliases: ['web push', 'browser push'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Auth Token',
      required: true,
      secret: true,
      help: 'Generated in your account settings.',
      helpUrl: 'https://pushpad.xyz/docs/rest_api',
    },
    {
      key: 'applicationId',
      kind: 'text',
      label: 'Project ID',
      required: true,
      secret: false,
      destination: true,
      placeholder: '123',
      pattern: {
        source: '\\d+',
        message: 'A project ID has digits only',
      },
      help: 'In the settings of the project.',
      helpUrl: 'https://pushpad.xyz/docs/rest_api',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://pushpad.xyz/docs/rest_api',
    needs: ['apiKey', 'applicationId'],
    request: (values) => ({
      method: 'GET',
      url: `https://pushpad.xyz/api/v1/projects/${segment(values, 'applicationId', /^\d+$/)}`,
      headers: { accept: 'application/json' },
      auth: { type: 'bearer', token: values.text('apiKey') },
    }),
    expects: 'id',
    read(answer) {
      if (answer.status === 401) return { cause: 'invalid_credentials', field: 'apiKey' };
      if (answer.status === 404 && isJson(answer))
        return {
          cause: 'misconfigured',
          field: 'applicationId',
          message: 'The account of this token has no such project.',
        };
      return null;
    },
  }),
});
