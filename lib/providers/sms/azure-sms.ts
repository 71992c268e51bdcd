import { UnfitValue } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { singleRequestCheck } from '@/lib/catalogue/single-request-check';
import { parseUrl } from '@/lib/text/parse-url';

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
  recognise: {
    env: {
      accessKey: [
        'COMMUNICATION_SERVICES_CONNECTION_STRING',
        'AZURE_COMMUNICATION_CONNECTION_STRING',
        'AZURE_COMMUNICATION_SERVICES_CONNECTION_STRING',
        'ACS_CONNECTION_STRING',
      ],
    },
    keys: [
      {
        source:
          '[Ee]ndpoint=https://[\\w.-]+\\.communication\\.azure\\.(?:com|us)/?;[Aa]ccess[Kk]ey=[A-Za-z0-9+/=]{16,}',
        key: 'accessKey',
      },
    ],
  },
  check: singleRequestCheck({
    docs: 'https://learn.microsoft.com/en-us/rest/api/communication/phone-numbers/list-phone-numbers',
    needs: ['accessKey'],
    request(values) {
      const { host, accessKey } = connection(values.text('accessKey'));
      return {
        method: 'GET',
        url: `https://${host}/phoneNumbers?api-version=2025-06-01&top=1`,
        auth: { type: 'azure-hmac', accessKey },
      };
    },
    expects: 'phoneNumbers',
    read: ({ status }) =>
      status === 401
        ? {
            cause: 'invalid_credentials',
            field: 'accessKey',
            message: 'Azure does not accept the key of this connection string. Or the clock of this server is off.',
          }
        : null,
  }),
});

// Azure's public and US government clouds; some resources carry their geography in the name.
const RESOURCE_HOST = /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)?\.communication\.azure\.(?:com|us)$/;

/** The two parts of a connection string, in either order and case. Throws UnfitValue. */
function connection(text: string): { host: string; accessKey: string } {
  const parts = new Map(
    text.split(';').map((part) => {
      const end = part.indexOf('=');
      return [part.slice(0, end).trim().toLowerCase(), part.slice(end + 1).trim()];
    }),
  );
  const accessKey = parts.get('accesskey') ?? '';
  const endpoint = parts.get('endpoint') ?? '';
  const url = parseUrl(endpoint);
  if (!accessKey || url?.protocol !== 'https:' || !RESOURCE_HOST.test(url.host))
    throw new UnfitValue('accessKey', 'endpoint=https://<resource>.communication.azure.com/;accesskey=<key>');
  return { host: url.host, accessKey };
}
