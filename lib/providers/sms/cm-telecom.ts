import { defineProvider } from '@/lib/catalogue/provider';

export const cmTelecom = defineProvider({
  id: 'cm-telecom',
  channel: 'sms',
  name: 'CM.com',
  docs: 'https://developers.cm.com/messaging/docs/integration',
  aliases: ['cm telecom', 'cmtelecom'],
  fields: [
    {
      key: 'apiToken',
      kind: 'secret',
      label: 'Product Token',
      required: true,
      secret: true,
      placeholder: '00000000-0000-0000-0000-000000000000',
      pattern: {
        source: '\\S+-\\S+',
        message: 'A product token is written with its hyphens',
      },
      help: 'Channels app → API Access and Settings → Authentication. Copy it with the hyphens.',
      helpUrl: 'https://developers.cm.com/messaging/docs/channels-authentication',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'Sender name of up to 11 characters, or a phone number.',
    },
  ],
  recognise: {
    addresses: ['gw.cmtelecom.com', 'gw.messaging.cm.com', 'api.cm.com'].map((host) => ({
      address: `https://${host}`,
      headers: { 'x-cm-producttoken': '{apiToken}' },
    })),
  },
  check: null,
  notCheckable:
    'The calls of CM.com that read anything ask for an account ID, which sending does not need and we do not have.',
});
