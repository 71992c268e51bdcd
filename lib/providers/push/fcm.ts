import { defineProvider } from '@/lib/catalogue/provider';

export const fcm = defineProvider({
  id: 'fcm',
  channel: 'push',
  name: 'Firebase Cloud Messaging',
  docs: 'https://firebase.google.com/docs/cloud-messaging/send/v1-api',
  aliases: ['fcm', 'firebase', 'google', 'android push', 'gcm'],
  popular: true,
  fields: [
    {
      key: 'serviceAccount',
      kind: 'json',
      label: 'Service Account (entire JSON file)',
      required: true,
      secret: true,
      placeholder: '{ "type": "service_account", … }',
      requiredKeys: ['type', 'project_id', 'private_key', 'client_email'],
      constants: { type: 'service_account' },
      help: 'Project settings → Service accounts → Generate new private key. Give the whole downloaded file.',
      helpUrl: 'https://console.firebase.google.com/project/_/settings/serviceaccounts/adminsdk',
    },
  ],
  check: null,
});
