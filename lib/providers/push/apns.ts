import type { CheckAnswer, CheckFinding } from '@/lib/catalogue/check';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, textAt } from '@/lib/catalogue/single-request-check';

export const apns = defineProvider({
  id: 'apns',
  channel: 'push',
  name: 'Apple Push Notification service',
  docs: 'https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns',
  aliases: ['apns', 'apn', 'apple', 'apple push', 'ios push'],
  popular: true,
  fields: [
    {
      key: 'secretKey',
      kind: 'pem',
      types: ['ec-p256'],
      label: 'Private Key',
      required: true,
      secret: true,
      placeholder: '-----BEGIN PRIVATE KEY-----',
      help: 'Certificates, Identifiers & Profiles → Keys, with the APNs service on. The .p8 file can be downloaded only once.',
      helpUrl: 'https://developer.apple.com/account/resources/authkeys/list',
    },
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Key ID',
      required: true,
      secret: true,
      pattern: {
        source: '\\S{10}',
        message: 'A Key ID has 10 characters',
      },
      help: '10 characters, on the page of the same key.',
      helpUrl: 'https://developer.apple.com/account/resources/authkeys/list',
    },
    {
      key: 'projectName',
      kind: 'text',
      label: 'Team ID',
      required: true,
      secret: false,
      placeholder: 'ABCDE12345',
      pattern: {
        source: '\\S{10}',
        message: 'A Team ID has 10 characters',
      },
      help: '10 characters, under Membership details of your developer account.',
      helpUrl: 'https://developer.apple.com/account',
    },
    {
      key: 'applicationId',
      kind: 'text',
      label: 'Bundle ID',
      required: true,
      secret: false,
      placeholder: 'com.example.app',
      help: 'Certificates, Identifiers & Profiles → Identifiers. It is the topic of each notification.',
      helpUrl: 'https://developer.apple.com/account/resources/identifiers/list',
    },
    {
      key: 'secure',
      kind: 'switch',
      label: 'Production',
      required: false,
      secret: false,
      destination: true,
      help: 'On for apps from the App Store or TestFlight. Off sends to the sandbox, for builds run from Xcode.',
    },
  ],
  check: {
    kind: 'http',
    docs: 'https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns',
    needs: ['secretKey', 'apiKey', 'projectName', 'applicationId'],
    async run(values, ask) {
      const host = values.flag('secure') ? 'api.push.apple.com' : 'api.sandbox.push.apple.com';
      const answer = await ask({
        method: 'POST',
        // A device that does not exist: Apple judges the token of the sender first.
        url: `https://${host}/3/device/${'0'.repeat(64)}`,
        http2: true,
        dryRun: true,
        headers: { 'apns-topic': values.text('applicationId'), 'apns-push-type': 'alert', 'apns-expiration': '0' },
        auth: {
          type: 'jwt',
          prefix: 'bearer',
          token: {
            algorithm: 'ES256',
            header: { kid: values.text('apiKey') },
            claims: { iss: values.text('projectName') },
            key: values.text('secretKey'),
          },
        },
        json: { aps: {} },
      });
      // Apple sends its JSON without a content type.
      return (isJson(answer) || answer.contentType === '' ? readReason(answer) : null) ?? answer;
    },
  },
});

function readReason({ json }: CheckAnswer): CheckFinding | null {
  switch (textAt(json, 'reason')) {
    case 'BadDeviceToken':
    case 'Unregistered':
      return { cause: 'valid' };
    case 'InvalidProviderToken':
    case 'MissingProviderToken':
    case 'UnrelatedKeyIdInToken':
      return {
        cause: 'invalid_credentials',
        field: 'secretKey',
        message:
          'Apple refuses the signature. Private Key, Key ID and Team ID must be of the same key, and it not revoked.',
      };
    case 'ExpiredProviderToken':
      return {
        cause: 'undetermined',
        message: 'Apple takes a token made just now for a stale one: the clock of this server is wrong.',
      };
    case 'BadEnvironmentKeyInToken':
    case 'BadEnvironmentKeyIdInToken':
      return {
        cause: 'misconfigured',
        field: 'secure',
        message: 'The key is for the other environment. Switch Production, or make a key for both.',
      };
    case 'TopicDisallowed':
    case 'BadTopic':
    case 'MissingTopic':
    case 'DeviceTokenNotForTopic':
      return {
        cause: 'misconfigured',
        field: 'applicationId',
        message: 'The key may not send to this Bundle ID. It must be an app of the same team with push switched on.',
      };
    case 'Forbidden':
      return { cause: 'insufficient_scope', field: 'secretKey' };
    case 'TooManyProviderTokenUpdates':
    case 'TooManyRequests':
      return { cause: 'rate_limited', message: 'Apple refuses tokens made too often. Check again in 20 minutes.' };
    default:
      return null;
  }
}
