import type { CheckAnswer } from '@/lib/catalogue/check';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, valueAt } from '@/lib/catalogue/single-request-check';

import { askIdentity, awsAuth, awsRefusal, awsUrl, elementIn, isAccessDenied, isIdentity } from '../vendors/aws';

export const sns = defineProvider({
  id: 'sns',
  channel: 'sms',
  name: 'Amazon SNS',
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-phone-number-as-subscriber.html',
  aliases: ['sns', 'aws sns', 'aws', 'amazon simple notification service', 'amazon web services'],
  popular: true,
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'Access key ID',
      required: true,
      secret: true,
      placeholder: 'AKIA…',
      pattern: {
        source: '\\w{16,128}',
        message: 'An access key ID is at least 16 letters and digits',
        mistakes: [
          {
            source: 'ASIA\\w+',
            message:
              'This key is temporary: it needs a session token, which is not stored here. Take a key of an IAM user ("AKIA…")',
          },
        ],
      },
      help: 'IAM → Users → Security credentials → Access keys. The user needs "sns:Publish"; temporary keys do not work.',
      helpUrl: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Secret access key',
      required: true,
      secret: true,
      help: 'Shown only once, when the access key is created.',
      helpUrl: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    },
    {
      key: 'region',
      kind: 'text',
      label: 'AWS Region',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'us-east-1',
      pattern: {
        source: '[a-z]+(?:-[a-z]+)+-[0-9]+',
        message: 'A region code looks like "us-east-1"',
      },
      help: 'The code of the region that sends. SMS is not offered in every one.',
      helpUrl: 'https://docs.aws.amazon.com/sns/latest/dg/sns-supported-regions-countries.html',
    },
  ],
  recognise: {
    keys: [
      { source: 'A[KS]IA[0-9A-Z]{16}', key: 'apiKey' },
      { source: '[A-Za-z0-9/+]{40}', key: 'secretKey', beside: true },
    ],
  },
  check: {
    kind: 'http',
    docs: 'https://docs.aws.amazon.com/sns/latest/api/API_GetSMSSandboxAccountStatus.html',
    needs: ['apiKey', 'secretKey', 'region'],
    async run(values, ask) {
      const answer = await ask({
        method: 'POST',
        url: awsUrl(values, 'sns'),
        auth: awsAuth(values, 'sns'),
        form: { Action: 'GetSMSSandboxAccountStatus', Version: '2010-03-31' },
      });
      const inSandbox = sandboxIn(answer);
      if (answer.status === 200 && inSandbox === 'false') return { cause: 'valid' };
      if (answer.status === 200 && inSandbox === 'true')
        return {
          cause: 'valid_limited',
          message: 'The account is in the SMS sandbox of this region: it only sends to numbers that you have verified.',
        };
      if (!isAccessDenied(answer)) return (await awsRefusal(answer, values, 'Amazon SNS', ask)) ?? answer;
      // A key that may only send cannot see the sandbox.
      const identity = await ask(askIdentity(values));
      if (isIdentity(identity))
        return {
          cause: 'valid_limited',
          message:
            'AWS accepts the key, but it may not read the SMS settings ("sns:GetSMSSandboxAccountStatus"), so its right to send and the sandbox could not be seen.',
        };
      return (await awsRefusal(identity, values, 'Amazon SNS', ask)) ?? identity;
    },
  },
});

/** "true" or "false", in the JSON that a check asks for or in the documented XML; else ''. */
function sandboxIn(answer: CheckAnswer): string {
  const value = isJson(answer) ? valueAt(answer.json, IS_IN_SANDBOX) : undefined;
  return typeof value === 'boolean'
    ? String(value)
    : typeof value === 'string'
      ? value
      : elementIn(answer, 'IsInSandbox');
}

const IS_IN_SANDBOX = 'GetSMSSandboxAccountStatusResponse.GetSMSSandboxAccountStatusResult.IsInSandbox';
