import type { CheckRequest } from '@/lib/catalogue/check';
import { hostLabel, segment } from '@/lib/catalogue/check-url';
import { askOtherHosts } from '@/lib/catalogue/other-hosts';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess } from '@/lib/catalogue/single-request-check';

const REGIONS = [
  { value: 'eu', label: 'EU (Ireland, Sweden)' },
  { value: 'us', label: 'US' },
  { value: 'au', label: 'Australia' },
  { value: 'br', label: 'Brazil' },
  { value: 'ca', label: 'Canada' },
] as const;

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
      options: REGIONS,
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
  check: {
    kind: 'http',
    docs: 'https://developers.sinch.com/docs/sms/api-reference/sms/groups',
    needs: ['servicePlanId', 'apiToken', 'region'],
    async run(values, ask) {
      const request = (region: string): CheckRequest => ({
        method: 'GET',
        url: `https://${region}.sms.api.sinch.com/xms/v1/${segment(values, 'servicePlanId')}/groups?page_size=1`,
        auth: { type: 'bearer', token: values.text('apiToken') },
      });
      const region = hostLabel(values, 'region');
      const answer = await ask(request(region));
      if (isSuccess(answer, 'count')) return { cause: 'valid' };
      if (answer.status !== 401 && answer.status !== 404) return answer;
      // A plan lives in one region, and every other one refuses its token.
      const others = REGIONS.map(({ value }) => value).filter((value) => value !== region);
      const elsewhere = await askOtherHosts(others, request, 'count', ask);
      if (typeof elsewhere === 'string')
        return {
          cause: 'misconfigured',
          field: 'region',
          message: `The service plan is in another region: choose ${labelOf(elsewhere)}.`,
        };
      if (elsewhere) return elsewhere;
      return answer.status === 401
        ? { cause: 'invalid_credentials', field: 'apiToken', message: 'Sinch refuses this token for the service plan.' }
        : { cause: 'misconfigured', field: 'servicePlanId', message: 'Sinch knows no service plan with this ID.' };
    },
  },
});

function labelOf(region: string): string {
  return REGIONS.find(({ value }) => value === region)?.label ?? region;
}
