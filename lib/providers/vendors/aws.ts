import type { CheckAnswer, CheckAuth, CheckFinding, CheckValues } from '@/lib/catalogue/check';
import { hostLabel } from '@/lib/catalogue/check-url';
import { isSuccess, textAt } from '@/lib/catalogue/single-request-check';

/** The host of an AWS service in the region of the values. China's regions have their own hosts. */
export function awsUrl(values: CheckValues, subdomain: string, path = '/'): string {
  const region = hostLabel(values, 'region');
  return `https://${subdomain}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}${path}`;
}

/** The signature for a service of AWS with the access key of the values. */
export function awsAuth(values: CheckValues, service: string): CheckAuth {
  return {
    type: 'aws-sigv4',
    service,
    region: hostLabel(values, 'region'),
    accessKeyId: values.text('apiKey'),
    secretAccessKey: values.text('secretKey'),
  };
}

/**
 * The owner of the key: AWS answers every valid key, whatever its permissions. Documented as XML; JSON on request.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function askIdentity(values: CheckValues) {
  return {
    method: 'POST',
    url: awsUrl(values, 'sts'),
    form: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
    auth: awsAuth(values, 'sts'),
  } as const;
}

/** Whether an answer to askIdentity names an owner. */
export function isIdentity(answer: CheckAnswer): boolean {
  return (
    (answer.status === 200 && elementIn(answer, 'Arn').startsWith('arn:')) ||
    isSuccess(answer, 'GetCallerIdentityResponse.GetCallerIdentityResult.Arn')
  );
}

/** The text of the first element with a name; '' if there is none, or if the answer is not XML. */
export function elementIn({ contentType, text }: CheckAnswer, name: string): string {
  if (contentType !== 'text/xml' && contentType !== 'application/xml') return '';
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1]?.trim() ?? '';
}

/** The name of an error, which AWS sends in a header, in JSON or in XML; '' if there is none. */
function awsErrorName(answer: CheckAnswer): string {
  const name =
    answer.header('x-amzn-errortype') ||
    textAt(answer.json, '__type') ||
    textAt(answer.json, 'Error.Code') ||
    elementIn(answer, 'Code');
  return name.split(':')[0]?.split('#').at(-1) ?? '';
}

/** Whether AWS knows the key but refuses this request: the names differ by service. */
export function isAccessDenied(answer: CheckAnswer): boolean {
  return ['AccessDenied', 'AccessDeniedException', 'AuthorizationError'].includes(awsErrorName(answer));
}

const WRONG_CLOCK: CheckFinding = {
  cause: 'undetermined',
  message: 'AWS refuses the time of the request: the clock of this server is wrong. Set it, then check again.',
};

/**
 * The finding for an error name; null if inconclusive.
 * Names: https://docs.aws.amazon.com/ses/latest/APIReference-V2/CommonErrors.html
 */
export function awsErrorFinding(answer: CheckAnswer, service: string): CheckFinding | null {
  switch (awsErrorName(answer)) {
    case 'InvalidClientTokenId':
    case 'UnrecognizedClientException':
    case 'MissingAuthenticationToken':
      return {
        cause: 'invalid_credentials',
        field: 'apiKey',
        message: 'AWS does not know this access key ID, or the region is not enabled for its account.',
      };
    case 'SignatureDoesNotMatch':
    case 'InvalidSignatureException':
      // The same name covers a wrong clock; only the text shows which it is.
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
      return { cause: 'blocked', message: `The AWS account is not signed up for ${service}.` };
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
