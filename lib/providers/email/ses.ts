import type { CheckAnswer, CheckAuth, CheckFinding } from '@/lib/catalogue/check';
import { hostLabel } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, textAt, valueAt } from '@/lib/catalogue/single-request-check';

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
      },
      help: 'IAM → Users → your user → Security credentials. The user needs ses:SendEmail and ses:SendRawEmail.',
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
      help: 'The code of the region in which your identities are verified.',
      helpUrl: 'https://docs.aws.amazon.com/general/latest/gr/ses.html',
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
  check: {
    kind: 'http',
    docs: 'https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html',
    needs: ['apiKey', 'secretKey', 'region'],
    async run(values, ask) {
      const region = hostLabel(values, 'region');
      // China's regions are a separate part of AWS, with hosts of their own.
      const hosts = `${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
      const auth = (service: string): CheckAuth => ({
        type: 'aws-sigv4',
        service,
        region,
        accessKeyId: values.text('apiKey'),
        secretAccessKey: values.text('secretKey'),
      });
      const account = await ask({ method: 'GET', url: `https://email.${hosts}/v2/email/account`, auth: auth('ses') });
      const name = awsErrorName(account);
      if (name !== 'AccessDenied' && name !== 'AccessDeniedException')
        return awsErrorFinding(name, account) ?? accountFinding(account) ?? account;
      // Needs no permission: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
      const identity = await ask({
        method: 'POST',
        url: `https://sts.${hosts}/`,
        form: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
        auth: auth('sts'),
      });
      // Documented as XML; as JSON where that is asked for.
      if (isIdentity(identity))
        return {
          cause: 'valid_limited',
          message: 'The keys are genuine, but may not read the state of SES (ses:GetAccount). Sending was not checked.',
        };
      return awsErrorFinding(awsErrorName(identity), identity) ?? identity;
    },
  },
});

/** The name of an error, which AWS gives in a header, in JSON or in XML; '' when there is none. */
function awsErrorName(answer: CheckAnswer): string {
  const name =
    answer.header('x-amzn-errortype') ||
    textAt(answer.json, '__type') ||
    textAt(answer.json, 'Error.Code') ||
    /<Code>(\w+)<\/Code>/.exec(answer.text)?.[1];
  return name?.split(':')[0]?.split('#').at(-1) ?? '';
}

/** Names: https://docs.aws.amazon.com/ses/latest/APIReference-V2/CommonErrors.html */
function awsErrorFinding(name: string, answer: CheckAnswer): CheckFinding | null {
  switch (name) {
    case 'InvalidClientTokenId':
    case 'UnrecognizedClientException':
    case 'MissingAuthenticationToken':
      return {
        cause: 'invalid_credentials',
        field: 'apiKey',
        message: 'AWS does not know this access key, or the account has not enabled the region.',
      };
    case 'SignatureDoesNotMatch':
    case 'InvalidSignatureException':
      return /signature (?:expired|not yet current)/i.test(answer.text)
        ? WRONG_CLOCK
        : {
            cause: 'invalid_credentials',
            field: 'secretKey',
            message: 'The secret access key does not belong to this access key ID.',
          };
    case 'RequestExpired':
    case 'RequestTimeTooSkewed':
      return WRONG_CLOCK;
    case 'ExpiredToken':
    case 'ExpiredTokenException':
      return { cause: 'expired', field: 'apiKey' };
    case 'OptInRequired':
    case 'SubscriptionRequiredException':
      return { cause: 'blocked', message: 'The AWS account is not signed up for Amazon SES.' };
    case 'Throttling':
    case 'ThrottlingException':
    case 'TooManyRequestsException':
      return { cause: 'rate_limited' };
    case 'InternalFailure':
    case 'ServiceUnavailable':
      return { cause: 'provider_unavailable' };
    default:
      return null;
  }
}

const WRONG_CLOCK: CheckFinding = {
  cause: 'undetermined',
  message: 'AWS refuses the time of the request: the clock of this server is wrong. Set it, then check again.',
};

function isIdentity(answer: CheckAnswer): boolean {
  if (answer.contentType === 'text/xml')
    return answer.status === 200 && /<GetCallerIdentityResult>[^]*<Arn>arn:/.test(answer.text);
  return isSuccess(answer, 'GetCallerIdentityResponse.GetCallerIdentityResult.Arn');
}

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
