import { defineProvider } from '@/lib/catalogue/provider';

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
      help:
        'App registration → Certificates & secrets: the value, not the secret ID. It is shown only once and expires.',
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
  check: null,
});
