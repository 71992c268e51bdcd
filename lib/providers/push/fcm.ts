import type { CheckAnswer, CheckFinding } from '@/lib/catalogue/check';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, isSuccess, textAt, valueAt } from '@/lib/catalogue/single-request-check';

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
      privateKey: { name: 'private_key', types: ['rsa'] },
      help: 'Project settings → Service accounts → Generate new private key. Give the whole downloaded file.',
      helpUrl: 'https://console.firebase.google.com/project/_/settings/serviceaccounts/adminsdk',
    },
  ],
  recognise: {
    prefixes: ['FIREBASE', 'GOOGLE', 'GCP'],
    // As the samples of firebase-admin name them, with any of the prefixes.
    assembles: [
      {
        key: 'serviceAccount',
        parts: { project_id: ['PROJECT_ID'], private_key: ['PRIVATE_KEY'], client_email: ['CLIENT_EMAIL'] },
      },
    ],
  },
  check: {
    kind: 'http',
    docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages/send',
    needs: ['serviceAccount'],
    async run(values, ask) {
      const account = readAccount(values.text('serviceAccount'));
      if (!account)
        return {
          cause: 'misconfigured',
          field: 'serviceAccount',
          message: 'This is not the JSON file of a service account, whole and as downloaded.',
        };
      const signIn = await ask({
        method: 'POST',
        // Never the file's own token_uri: it would decide where the signature goes.
        url: 'https://oauth2.googleapis.com/token',
        form: {
          grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
          assertion: {
            algorithm: 'RS256',
            claims: {
              iss: account.email,
              scope: 'https://www.googleapis.com/auth/firebase.messaging',
              aud: 'https://oauth2.googleapis.com/token',
            },
            key: account.key,
            expiresInSeconds: 3600,
          },
        },
      });
      if (!isSuccess(signIn, 'access_token')) return readSignIn(signIn) ?? signIn;
      const sending = await ask({
        method: 'POST',
        url: `https://fcm.googleapis.com/v1/projects/${encodeURIComponent(account.project)}/messages:send`,
        auth: { type: 'bearer', token: textAt(signIn.json, 'access_token') },
        dryRun: true,
        json: { validate_only: true, message: { topic: 'signalbox-check', data: { check: '1' } } },
      });
      if (isSuccess(sending, 'name')) return { cause: 'valid' };
      return (isJson(sending) ? readSending(sending) : null) ?? sending;
    },
  },
});

function readAccount(text: string): { email: string; key: string; project: string } | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const [email, key, project] = ['client_email', 'private_key', 'project_id'].map((name) => textAt(json, name));
  // Project IDs of old G Suite domains look like example.com:project.
  return email && key && project && /^[a-z0-9][a-z0-9.:-]*$/.test(project) ? { email, key, project } : null;
}

/** Source: https://developers.google.com/identity/protocols/oauth2/service-account#error-codes */
function readSignIn(answer: CheckAnswer): CheckFinding | null {
  if (!isJson(answer)) return null;
  switch (textAt(answer.json, 'error')) {
    case 'invalid_grant':
      if (/timeframe|iat and exp/.test(textAt(answer.json, 'error_description')))
        return {
          cause: 'undetermined',
          message: 'Google refuses the time in the token: the clock of this server is wrong.',
        };
      return {
        cause: 'invalid_credentials',
        field: 'serviceAccount',
        message: 'Google does not know this account or this key of it. Either may have been deleted or disabled.',
      };
    case 'invalid_client':
      return { cause: 'invalid_credentials', field: 'serviceAccount' };
    case 'disabled_client':
    case 'deleted_client':
      return { cause: 'blocked', field: 'serviceAccount', message: 'Google has disabled this service account.' };
    case 'unauthorized_client':
    case 'access_denied':
    case 'admin_policy_enforced':
      return { cause: 'insufficient_scope', field: 'serviceAccount' };
    default:
      return null;
  }
}

/** Source: https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode and google.rpc.ErrorInfo */
function readSending({ status, json }: CheckAnswer): CheckFinding | null {
  const details = valueAt(json, 'error.details');
  const names = new Set(
    (Array.isArray(details) ? details : []).flatMap((detail: unknown) => [
      textAt(detail, 'reason'),
      textAt(detail, 'errorCode'),
    ]),
  );
  if (names.has('QUOTA_EXCEEDED')) return { cause: 'rate_limited' };
  if (names.has('SERVICE_DISABLED'))
    return misconfigured('The Firebase Cloud Messaging API (V1) is off in this project. Switch it on in the console.');
  if (names.has('CONSUMER_INVALID') || textAt(json, 'error.status') === 'NOT_FOUND' || status === 404)
    return misconfigured('Firebase knows no project with the project_id of this file.');
  if (names.has('THIRD_PARTY_AUTH_ERROR'))
    return misconfigured('The APNs key or the web push key of this Firebase project is wrong.');
  if (names.has('CONSUMER_SUSPENDED'))
    return { cause: 'blocked', field: 'serviceAccount', message: 'Google has suspended this project.' };
  if (textAt(json, 'error.status') === 'PERMISSION_DENIED')
    return {
      cause: 'insufficient_scope',
      field: 'serviceAccount',
      message: 'The account lacks cloudmessaging.messages.create, as in the role "Firebase Cloud Messaging API Admin".',
    };
  return null;
}

function misconfigured(message: string): CheckFinding {
  return { cause: 'misconfigured', field: 'serviceAccount', message };
}
