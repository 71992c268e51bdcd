import type { Ask, CheckAnswer, CheckFinding, CheckValues } from '@/lib/catalogue/check';
import { hostLabel } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';

const ACCESS_DENIED = new Set(['AuthorizationError', 'AccessDenied', 'AccessDeniedException']);

const CLOCK: CheckFinding = {
  cause: 'undetermined',
  message: 'The clock of this server differs from that of AWS by more than a few minutes. Set it and check again.',
};

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
  check: {
    kind: 'http',
    docs: 'https://docs.aws.amazon.com/sns/latest/api/API_GetSMSSandboxAccountStatus.html',
    needs: ['apiKey', 'secretKey', 'region'],
    async run(values, ask) {
      const answer = await askAws(values, ask, 'sns', {
        Action: 'GetSMSSandboxAccountStatus',
        Version: '2010-03-31',
      });
      const inSandbox = elementIn(answer, 'IsInSandbox');
      if (answer.status === 200 && inSandbox === 'false') return { cause: 'valid' };
      if (answer.status === 200 && inSandbox === 'true')
        return {
          cause: 'valid_limited',
          message: 'The account is in the SMS sandbox of this region: it only sends to numbers that you have verified.',
        };
      if (!ACCESS_DENIED.has(elementIn(answer, 'Code'))) return refusal(answer) ?? answer;
      // A key that may only send cannot see the sandbox; who it belongs to, AWS tells every valid key.
      // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
      const identity = await askAws(values, ask, 'sts', { Action: 'GetCallerIdentity', Version: '2011-06-15' });
      if (identity.status === 200 && elementIn(identity, 'Account'))
        return {
          cause: 'valid_limited',
          message:
            'AWS accepts the key, but it may not read the SMS settings ("sns:GetSMSSandboxAccountStatus"), so its right to send and the sandbox could not be seen.',
        };
      return refusal(identity) ?? identity;
    },
  },
});

/** Asks a service of AWS in its query protocol, which answers in XML. */
function askAws(values: CheckValues, ask: Ask, service: 'sns' | 'sts', form: Record<string, string>) {
  const region = hostLabel(values, 'region');
  return ask({
    method: 'POST',
    url: `https://${service}.${region}.amazonaws.com/`,
    auth: {
      type: 'aws-sigv4',
      service,
      region,
      accessKeyId: values.text('apiKey'),
      secretAccessKey: values.text('secretKey'),
    },
    form,
  });
}

/** The text of the first element of a name; '' when there is none, or when the answer is no XML. */
function elementIn({ contentType, text }: CheckAnswer, name: string): string {
  if (contentType !== 'text/xml' && contentType !== 'application/xml') return '';
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1]?.trim() ?? '';
}

/** What the name of an error says; null when it says nothing. https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html */
function refusal(answer: CheckAnswer): CheckFinding | null {
  switch (elementIn(answer, 'Code')) {
    case 'InvalidClientTokenId':
    case 'UnrecognizedClientException':
      return {
        cause: 'invalid_credentials',
        field: 'apiKey',
        message: 'AWS does not know this access key ID, or the region is not enabled for its account.',
      };
    case 'SignatureDoesNotMatch':
      // The same name covers a clock that is off; only the text tells.
      return /signature (?:expired|not yet current)/i.test(elementIn(answer, 'Message'))
        ? CLOCK
        : {
            cause: 'invalid_credentials',
            field: 'secretKey',
            message: 'AWS knows the access key ID, but the secret does not belong to it.',
          };
    case 'RequestExpired':
      return CLOCK;
    case 'ExpiredToken':
    case 'ExpiredTokenException':
      return { cause: 'expired', field: 'apiKey' };
    case 'OptInRequired':
      return { cause: 'blocked', message: 'The AWS account is not signed up for Amazon SNS.' };
    case 'Throttling':
    case 'ThrottlingException':
      return { cause: 'rate_limited' };
    default:
      return null;
  }
}
