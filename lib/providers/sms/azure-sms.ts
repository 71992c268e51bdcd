import { defineProvider } from '@/lib/catalogue/provider';

export const azureSms = defineProvider({
  id: 'azure-sms',
  channel: 'sms',
  name: 'Azure Communication Services',
  docs: 'https://learn.microsoft.com/en-us/azure/communication-services/quickstarts/sms/send',
  aliases: ['azure sms', 'microsoft azure', 'acs'],
  fields: [
    {
      key: 'accessKey',
      kind: 'secret',
      label: 'Connection string',
      required: true,
      secret: true,
      destination: true,
      placeholder: 'endpoint=https://….communication.azure.com/;accesskey=…',
      pattern: {
        source: '[Ee]ndpoint=https://\\S+;[Aa]ccess[Kk]ey=\\S+',
        message: 'A connection string has the form "endpoint=https://…;accesskey=…"',
      },
      help: 'Azure portal → your Communication Services resource → Settings → Keys. Copy the connection string, not the key alone.',
      helpUrl:
        'https://learn.microsoft.com/en-us/azure/communication-services/quickstarts/create-communication-resource',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: '+15551234567',
      help: 'An SMS-enabled number, short code or alphanumeric sender ID of the same resource.',
    },
  ],
  check: null,
});
