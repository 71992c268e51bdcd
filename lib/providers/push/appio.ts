import { defineProvider } from '@/lib/catalogue/provider';

export const appio = defineProvider({
  id: 'appio',
  channel: 'push',
  name: 'App IO',
  docs: 'https://docs.pagopa.it/kb-enti-messaggi/tutorial-e-casi-duso/indice-dei-tutorial-e-dei-casi-duso/come-inviare-un-messaggio',
  aliases: ['appio', 'app.io', 'io app', 'io italia', 'pagopa'],
  fields: [
    {
      key: 'AppIOBaseUrl',
      kind: 'url',
      label: 'Base URL',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'https://api.io.pagopa.it/api/v1',
      help: 'Address of the API of IO, the app of the Italian public administration, with its version. PagoPA documents api.io.pagopa.it; Novu sends to api.io.italia.it.',
      helpUrl:
        'https://docs.pagopa.it/io-guida-tecnica/v/io-guida-tecnica-2.3/funzionalita/pubblicare-un-servizio/provare-un-servizio-in-test',
    },
  ],
  check: null,
  notCheckable: 'Only the address is stored here: there is no key that could be asked about.',
});
