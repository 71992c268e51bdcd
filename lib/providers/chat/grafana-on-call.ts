import { defineProvider } from '@/lib/catalogue/provider';

export const grafanaOnCall = defineProvider({
  id: 'grafana-on-call',
  channel: 'chat',
  name: 'Grafana OnCall',
  docs: 'https://grafana.com/docs/grafana-cloud/alerting-and-irm/irm/integrations/custom-integrations/incoming-webhooks/oncall-webhooks/',
  aliases: ['grafana on call webhook', 'grafana irm', 'grafana cloud irm', 'grafana labs', 'on-call'],
  fields: [
    {
      key: 'alertUid',
      kind: 'text',
      label: 'Alert UID',
      required: false,
      secret: false,
      help: 'Sent as alert_uid. Alerts with the same one are grouped.',
    },
    {
      key: 'title',
      kind: 'text',
      label: 'Title',
      required: false,
      secret: false,
      placeholder: 'Message from Acme',
      help: 'Heading of the alert.',
    },
    {
      key: 'imageUrl',
      kind: 'url',
      label: 'Image URL',
      required: false,
      secret: false,
      placeholder: 'https://example.com/alert.png',
      help: 'Picture shown with the alert.',
    },
    {
      key: 'state',
      kind: 'text',
      label: 'Alert State',
      required: false,
      secret: false,
      placeholder: 'alerting',
      help: '"alerting" opens an alert, "ok" lets OnCall resolve it by itself.',
    },
    {
      key: 'externalLink',
      kind: 'url',
      label: 'External Link',
      required: false,
      secret: false,
      placeholder: 'https://example.com/status',
      help: 'Sent as link_to_upstream_details: the way from the alert back to your own system.',
    },
  ],
  recognise: {
    addresses: [
      {
        address: 'https://*.grafana.net',
        note: 'The integration URL is given with each recipient, so it is not stored here.',
      },
    ],
  },
  check: null,
  notCheckable:
    'The integration URL, which is the credential, is given with each recipient, and any request to it raises an alert.',
});
