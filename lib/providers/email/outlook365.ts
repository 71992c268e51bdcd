import { defineProvider } from '@/lib/catalogue/provider';

import { readExchangeReply } from '../vendors/microsoft-smtp';

export const outlook365 = defineProvider({
  id: 'outlook365',
  channel: 'email',
  name: 'Microsoft 365 (Outlook)',
  docs: 'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  aliases: ['outlook365', 'outlook 365', 'microsoft outlook365', 'office 365', 'office365', 'exchange online'],
  fields: [
    {
      key: 'password',
      kind: 'secret',
      keepsSpaces: true,
      label: 'Password',
      required: true,
      secret: true,
      help: 'Of the mailbox, or an app password. An administrator must allow "Authenticated SMTP", which Microsoft turns off at the end of December 2026.',
      helpUrl:
        'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'The mailbox that sends. It is also the user name.',
    },
    {
      key: 'senderName',
      kind: 'text',
      label: 'Sender name',
      required: true,
      secret: false,
      placeholder: 'Acme News',
    },
  ],
  check: {
    kind: 'smtp',
    docs: 'https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/how-to-set-up-a-multifunction-device-or-application-to-send-email-using-microsoft-365-or-office-365',
    needs: ['from', 'password'],
    // The server that Microsoft documents for all mailboxes: port 587, never without STARTTLS.
    server: (values) => ({
      host: 'smtp.office365.com',
      port: 587,
      secure: false,
      requireTls: true,
      ignoreTls: false,
      user: values.text('from'),
      password: values.text('password'),
      tlsOptions: {},
      read: readExchangeReply,
    }),
  },
});
