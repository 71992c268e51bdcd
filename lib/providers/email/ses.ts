import type { CheckAnswer, CheckFinding } from '@/lib/catalogue/check';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, textAt, valueAt } from '@/lib/catalogue/single-request-check';

import { askIdentity, awsAuth, awsRefusal, awsUrl, isAccessDenied, isIdentity } from '../vendors/aws';

export const ses = defineProvider({
  id: 'ses',
  channel: 'email',
  name: 'Amazon SES',
  docs: 'https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html',
  aliases: ['ses', 'aws', 'aws ses', 'simple email service', 'amazon web services'],
  popular: true,
  statusWebhook: true,
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
        message: 'An access key ID has at least 16 letters and digits',
        mistakes: [
          {
            source: 'ASIA\\w+',
            message:
              'This key is temporary: it needs a session token, which is not stored here. Take a key of an IAM user ("AKIA…")',
          },
        ],
      },
      help: 'IAM → Users → your user → Security credentials. The user needs ses:SendEmail and ses:SendRawEmail. Temporary keys (ASIA…) do not work.',
      helpUrl: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Secret access key',
      required: true,
      secret: true,
      help: 'Shown only once, together with the access key ID. It is not the SMTP password of SES.',
      helpUrl: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    },
    {
      key: 'region',
      kind: 'text',
      label: 'Region',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'us-east-1',
      pattern: {
        source: '[a-z]+(?:-[a-z]+)+-\\d+',
        message: 'A region code such as "us-east-1"',
      },
      help: 'The code of the region in which your identities are verified. SES is not available in China.',
      helpUrl: 'https://docs.aws.amazon.com/general/latest/gr/ses.html',
    },
    {
      key: 'configurationSetName',
      kind: 'text',
      label: 'Configuration set name',
      required: false,
      secret: false,
      placeholder: 'my-events',
      pattern: {
        source: '[A-Za-z0-9_-]{1,64}',
        message: 'At most 64 letters, digits, "-" and "_"',
      },
      help: 'Senders name this configuration set, which publishes opens, bounces and other events.',
      helpUrl: 'https://docs.aws.amazon.com/ses/latest/dg/using-configuration-sets.html',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'An identity verified in that region: the address itself or its domain.',
      helpUrl: 'https://docs.aws.amazon.com/ses/latest/dg/verify-addresses-and-domains.html',
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
  recognise: {
    keys: [
      { source: 'A[KS]IA[0-9A-Z]{16}', key: 'apiKey' },
      { source: '[A-Za-z0-9/+]{40}', key: 'secretKey', beside: true },
    ],
  },
  check: {
    kind: 'http',
    docs: 'https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html',
    needs: ['apiKey', 'secretKey', 'region'],
    async run(values, ask) {
      if (values.text('region').toLowerCase().startsWith('cn-')) return NOT_IN_CHINA;
      const auth = awsAuth(values, 'ses');
      const account = await ask({ method: 'GET', url: awsUrl(values, 'email', '/v2/email/account'), auth });
      if (!isAccessDenied(account))
        return (await awsRefusal(account, values, 'Amazon SES', ask)) ?? accountFinding(account) ?? account;
      const identity = await ask(askIdentity(values));
      if (isIdentity(identity))
        return {
          cause: 'valid_limited',
          message: 'The keys are genuine, but may not read the state of SES (ses:GetAccount). Sending was not checked.',
        };
      return (await awsRefusal(identity, values, 'Amazon SES', ask)) ?? identity;
    },
  },
});

const NOT_IN_CHINA: CheckFinding = {
  cause: 'misconfigured',
  field: 'region',
  message:
    'Amazon SES is not available in China. Choose a region outside China, with an access key of an account there.',
};

/** What the state of the account says, gravest first. */
function accountFinding(answer: CheckAnswer): CheckFinding | null {
  if (!isSuccess(answer, 'SendingEnabled')) return null;
  const enforcement = textAt(answer.json, 'EnforcementStatus');
  if (enforcement === 'SHUTDOWN')
    return { cause: 'blocked', message: 'AWS has paused sending for this account because of problems with its mail.' };
  if (valueAt(answer.json, 'SendingEnabled') !== true)
    return { cause: 'blocked', message: 'Sending is switched off for this account in this region.' };
  if (valueAt(answer.json, 'ProductionAccessEnabled') === false)
    return {
      cause: 'valid_limited',
      message: 'The account is in the SES sandbox: it sends to verified addresses only.',
    };
  if (enforcement === 'PROBATION')
    return { cause: 'valid_limited', message: 'AWS has placed the account under review: sending may be paused.' };
  return { cause: 'valid' };
}
