import type { CheckAnswer, CheckFinding, CheckRequest, CheckValues } from '@/lib/catalogue/check';
import { segment } from '@/lib/catalogue/check-url';
import { askOtherHosts } from '@/lib/catalogue/other-hosts';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, isSuccess, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const msteams = defineProvider({
  id: 'msteams',
  channel: 'chat',
  name: 'Microsoft Teams',
  docs: 'https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication',
  aliases: ['msteams', 'ms teams', 'teams', 'office 365', 'azure bot'],
  popular: true,
  fields: [
    {
      key: 'clientId',
      kind: 'text',
      label: 'Microsoft App ID',
      required: false,
      secret: false,
      placeholder: '00000000-0000-0000-0000-000000000000',
      pattern: {
        source: '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
        message: 'A Microsoft App ID is a GUID: 8-4-4-4-12 characters, each 0-9 or a-f',
      },
      help: 'Azure Bot → Configuration. The app registration in Entra calls it "Application (client) ID".',
      helpUrl: 'https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Client Secret',
      required: false,
      secret: true,
      help: 'App registration → Certificates & secrets: the value, not the secret ID. It is shown only once and expires.',
      helpUrl: 'https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
    },
    {
      key: 'tenantId',
      kind: 'text',
      label: 'Directory (tenant) ID',
      required: false,
      secret: false,
      destination: true,
      placeholder: '00000000-0000-0000-0000-000000000000',
      pattern: {
        source: '[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*',
        message: 'A tenant is given as its GUID or as one of its domain names, without https://',
      },
      help: 'App registration → Overview. The tenant that the bot is registered in.',
      helpUrl: 'https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
    },
    {
      key: 'redirectUrl',
      kind: 'url',
      label: 'Redirect URL',
      required: false,
      secret: false,
      placeholder: 'https://example.com/teams/connected',
      help: 'The page people land on once an administrator has approved the app. Empty: the window closes.',
    },
  ],
  recognise: {
    env: {
      clientId: ['MicrosoftAppId'],
      secretKey: ['MicrosoftAppPassword'],
      tenantId: ['MicrosoftAppTenantId'],
    },
    addresses: [
      '*.logic.azure.com',
      '*.logic.azure.us',
      '*.logic.azure.cn',
      '*.api.powerplatform.com',
      '*.api.powerplatform.us',
      '*.api.powerplatform.cn',
      '*.webhook.office.com',
      'outlook.office.com',
      'outlook.office365.com',
    ].map((host) => ({
      address: `https://${host}`,
      note: 'The webhook URL is given with each recipient, so it is not stored here.',
    })),
  },
  check: {
    kind: 'http',
    docs: 'https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication',
    needs: ['clientId', 'secretKey'],
    async run(values, ask) {
      const request = (cloud: Cloud): CheckRequest => ({
        method: 'POST',
        url: `https://${cloud.login}/${tenant(values, cloud)}/oauth2/v2.0/token`,
        form: {
          grant_type: 'client_credentials',
          client_id: values.text('clientId'),
          client_secret: values.text('secretKey'),
          scope: `https://${cloud.api}/.default`,
        },
      });
      const answer = await ask(request(PUBLIC));
      if (isSuccess(answer, 'access_token')) return { cause: 'valid' };
      const refusal = isJson(answer) ? readRefusal(answer) : null;
      if (refusal?.cause !== 'misconfigured') return refusal ?? answer;
      // A bot of the US government cloud is unknown in the public one.
      const elsewhere = await askOtherHosts([GOVERNMENT.login], () => request(GOVERNMENT), 'access_token', ask);
      return elsewhere === null ? refusal : typeof elsewhere === 'string' ? IN_GOVERNMENT : elsewhere;
    },
  },
});

interface Cloud {
  readonly login: string;
  readonly api: string;
  /** Where bots of many tenants sign in. */
  readonly tenant: string;
}

const PUBLIC: Cloud = {
  login: 'login.microsoftonline.com',
  api: 'api.botframework.com',
  tenant: 'botframework.com',
};
const GOVERNMENT: Cloud = {
  login: 'login.microsoftonline.us',
  api: 'api.botframework.us',
  tenant: 'MicrosoftServices.onmicrosoft.us',
};
const IN_GOVERNMENT: CheckFinding = {
  cause: 'valid_limited',
  message:
    'The app is in the US government cloud. Set your sender to login.microsoftonline.us and api.botframework.us.',
};

// Bots of many tenants sign in at botframework.com, those of one at their own.
function tenant(values: CheckValues, cloud: Cloud): string {
  return values.text('tenantId') === '' ? cloud.tenant : segment(values, 'tenantId', /^[A-Za-z0-9.-]+$/);
}

/** Source: https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes */
function readRefusal({ json }: CheckAnswer): CheckFinding | null {
  const codes = valueAt(json, 'error_codes');
  switch (Array.isArray(codes) ? codes[0] : undefined) {
    case 7000215:
      return {
        cause: 'invalid_credentials',
        field: 'secretKey',
        message: 'The client secret is wrong. Give its value, not its ID.',
      };
    case 7000222:
      return {
        cause: 'expired',
        field: 'secretKey',
        message: 'The client secret has expired. Add a new one in Entra.',
      };
    case 700016:
    case 700038:
      return {
        cause: 'misconfigured',
        field: 'clientId',
        message:
          'This tenant has no such app. Check the App ID, and the tenant ID where the bot belongs to one tenant.',
      };
    case 90002:
    case 900023:
      return { cause: 'misconfigured', field: 'tenantId', message: 'Microsoft knows no such tenant.' };
    case 7000112:
      return { cause: 'blocked', field: 'clientId', message: 'The app is disabled in its tenant.' };
    case 53003:
      return { cause: 'blocked', message: 'A Conditional Access policy of the tenant refuses the sign-in from here.' };
  }
  switch (textAt(json, 'error')) {
    case 'invalid_client':
      return { cause: 'invalid_credentials', field: 'secretKey' };
    case 'unauthorized_client':
      return { cause: 'misconfigured', field: 'clientId', message: 'The app may not sign in this way in this tenant.' };
    case 'temporarily_unavailable':
      return { cause: 'provider_unavailable' };
    default:
      return null;
  }
}
