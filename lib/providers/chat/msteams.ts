import type { CheckAnswer, CheckFinding, CheckValues } from '@/lib/catalogue/check';
import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, singleRequestCheck, textAt, valueAt } from '@/lib/catalogue/single-request-check';

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
  check: singleRequestCheck({
    docs: 'https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication',
    needs: ['clientId', 'secretKey'],
    request: (values) => ({
      method: 'POST',
      url: `https://login.microsoftonline.com/${tenant(values)}/oauth2/v2.0/token`,
      form: {
        grant_type: 'client_credentials',
        client_id: values.text('clientId'),
        client_secret: values.text('secretKey'),
        scope: 'https://api.botframework.com/.default',
      },
    }),
    expects: 'access_token',
    read: (answer) => (isJson(answer) ? readRefusal(answer) : null),
  }),
});

// Bots of many tenants sign in at botframework.com, those of one at their own.
function tenant(values: CheckValues): string {
  return values.text('tenantId') === '' ? 'botframework.com' : segment(values, 'tenantId', /^[A-Za-z0-9.-]+$/);
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
