import { defineProvider } from '@/lib/catalogue/provider';

export const isendSms = defineProvider({
  id: 'isend-sms',
  channel: 'sms',
  name: 'iSend SMS',
  docs: 'https://send.com.ly/developers/docs',
  aliases: ['isend', 'send.com.ly'],
  fields: [
    {
      key: 'apiToken',
      kind: 'secret',
      label: 'API Token',
      required: true,
      secret: true,
      help: 'In the Developers section of your iSend account.',
      helpUrl: 'https://send.com.ly/developers/docs',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'Default Sender ID',
      required: false,
      secret: false,
      placeholder: 'Acme',
      help: 'A sender ID that iSend has given to your account. Used when a message names none.',
    },
    {
      key: 'contentType',
      kind: 'select',
      label: 'Content Type',
      required: false,
      secret: false,
      options: [
        { value: 'unicode', label: 'Unicode' },
        { value: 'plain', label: 'Plain' },
      ],
      emptyLabel: 'Default',
      help: 'Unicode carries every script, Arabic included. Plain is for Latin text.',
    },
  ],
  check: null,
  notCheckable: 'No call of the iSend API is documented to us that reads the account without sending a message.',
});
