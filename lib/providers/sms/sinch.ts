import { hostLabel, segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { singleRequestCheck } from '@/lib/catalogue/single-request-check';

export const sinch = defineProvider({
  id: 'sinch',
  channel: 'sms',
  name: 'Sinch',
  docs: 'https://developers.sinch.com/docs/sms/getting-started',
  aliases: ['clx communications', 'mblox'],
  fields: [
    {
      key: 'servicePlanId',
      kind: 'text',
      label: 'Service Plan ID',
      required: true,
      secret: false,
      destination: true,
      help: 'Sinch Build Dashboard → SMS → APIs, under REST configuration.',
      helpUrl: 'https://dashboard.sinch.com/sms/api/rest',
    },
    {
      key: 'apiToken',
      kind: 'secret',
      label: 'API Token',
      required: true,
      secret: true,
      help: 'On the same page, behind "Show". Each service plan has its own token.',
      helpUrl: 'https://dashboard.sinch.com/sms/api/rest',
    },
    {
      key: 'region',
      kind: 'select',
      label: 'Region',
      required: true,
      secret: false,
      destination: true,
      default: 'eu',
      options: [
        { value: 'eu', label: 'EU (Ireland, Sweden)' },
        { value: 'us', label: 'US' },
        { value: 'au', label: 'Australia' },
        { value: 'br', label: 'Brazil' },
        { value: 'ca', label: 'Canada' },
      ],
      help: 'The region the service plan was created in. Sinch sets up new accounts in the US.',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      help: 'A number, short code or sender ID that belongs to the service plan.',
      helpUrl: 'https://dashboard.sinch.com/numbers/your-numbers/numbers',
    },
  ],
  check: singleRequestCheck({
    docs: 'https://developers.sinch.com/docs/sms/api-reference/sms/groups',
    needs: ['servicePlanId', 'apiToken', 'region'],
    request: (values) => ({
      method: 'GET',
      url: `https://${hostLabel(values, 'region')}.sms.api.sinch.com/xms/v1/${segment(values, 'servicePlanId')}/groups?page_size=1`,
      auth: { type: 'bearer', token: values.text('apiToken') },
    }),
    expects: 'count',
    read(answer) {
      if (answer.status === 401)
        return {
          cause: 'invalid_credentials',
          field: 'apiToken',
          message: 'Sinch refuses this token for the service plan, or the plan belongs to another region.',
        };
      if (answer.status === 404)
        return {
          cause: 'misconfigured',
          field: 'servicePlanId',
          message: 'Sinch knows no service plan with this ID in the region.',
        };
      return null;
    },
  }),
});
