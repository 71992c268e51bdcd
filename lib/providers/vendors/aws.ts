import type { Ask, CheckAnswer, CheckAuth, CheckFinding, CheckValues } from '@/lib/catalogue/check';
import { hostLabel } from '@/lib/catalogue/check-url';
import { isSuccess, textAt } from '@/lib/catalogue/single-request-check';

interface Partition {
  readonly prefix: string;
  readonly suffix: string;
  /** A region that every account of the partition has. */
  readonly home: string;
}

/**
 * The partitions of AWS other than the common one, each with accounts, keys and hosts of its own. Source: botocore,
 * data/partitions.json (2026-08-07).
 */
const PARTITIONS: readonly Partition[] = [
  { prefix: 'cn-', suffix: 'amazonaws.com.cn', home: 'cn-north-1' },
  { prefix: 'us-gov-', suffix: 'amazonaws.com', home: 'us-gov-west-1' },
  { prefix: 'eusc-', suffix: 'amazonaws.eu', home: 'eusc-de-east-1' },
  { prefix: 'us-iso-', suffix: 'c2s.ic.gov', home: 'us-iso-east-1' },
  { prefix: 'us-isob-', suffix: 'sc2s.sgov.gov', home: 'us-isob-east-1' },
  { prefix: 'us-isof-', suffix: 'csp.hci.ic.gov', home: 'us-isof-south-1' },
  { prefix: 'eu-isoe-', suffix: 'cloud.adc-e.uk', home: 'eu-isoe-west-1' },
];
const COMMON: Partition = { prefix: '', suffix: 'amazonaws.com', home: 'us-east-1' };

const partitionOf = (region: string): Partition => PARTITIONS.find(({ prefix }) => region.startsWith(prefix)) ?? COMMON;

const regionOf = (values: CheckValues) => hostLabel(values, 'region');

/** The host of an AWS service in the region of the values. */
export function awsUrl(values: CheckValues, subdomain: string, path = '/', region = regionOf(values)): string {
  return `https://${subdomain}.${region}.${partitionOf(region).suffix}${path}`;
}

/** The signature for a service of AWS with the access key of the values. */
export function awsAuth(values: CheckValues, service: string, region = regionOf(values)): CheckAuth {
  return {
    type: 'aws-sigv4',
    service,
    region,
    accessKeyId: values.text('apiKey'),
    secretAccessKey: values.text('secretKey'),
  };
}

/**
 * The owner of the key: AWS answers every valid key, whatever its permissions. Documented as XML; JSON on request.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function askIdentity(values: CheckValues, region = regionOf(values)) {
  return {
    method: 'POST',
    url: awsUrl(values, 'sts', '/', region),
    form: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
    auth: awsAuth(values, 'sts', region),
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
    textAt(answer.json, 'ErrorResponse.Error.Code') ||
    elementIn(answer, 'Code');
  return name.split(':')[0]?.split('#').at(-1) ?? '';
}

/** Whether AWS knows the key but refuses this request: the names differ by service. */
export function isAccessDenied(answer: CheckAnswer): boolean {
  return ['AccessDenied', 'AccessDeniedException', 'AuthorizationError'].includes(awsErrorName(answer));
}

const WRONG_CLOCK: CheckFinding = {
  cause: 'undetermined',
  message: 'AWS refuses the time of the request. Set the clock of this server, then check again.',
};

/**
 * The finding for a refusal of AWS; null if inconclusive. A region that the account has not switched on refuses keys
 * that are right, so before a key is called unknown the home region of its partition is asked.
 */
export async function awsRefusal(
  answer: CheckAnswer,
  values: CheckValues,
  service: string,
  ask: Ask,
): Promise<CheckFinding | CheckAnswer | null> {
  const finding = awsErrorFinding(answer, service);
  if (finding?.field !== 'apiKey' || finding.cause !== 'invalid_credentials') return finding;
  if (values.text('apiKey').startsWith('ASIA')) return TEMPORARY;
  const { home } = partitionOf(regionOf(values));
  if (home === regionOf(values)) return finding;
  const identity = await ask(askIdentity(values, home));
  if (isIdentity(identity))
    return {
      cause: 'misconfigured',
      field: 'region',
      message:
        'AWS knows the access key, but not in this region: switch the region on for the account, or choose another.',
    };
  return awsErrorFinding(identity, service) ?? identity;
}

const TEMPORARY: CheckFinding = {
  cause: 'misconfigured',
  field: 'apiKey',
  message: 'An access key that starts with ASIA is temporary and needs a session token. Use a permanent one (AKIA…).',
};

/**
 * The finding for an error name; null if inconclusive.
 * Names: https://docs.aws.amazon.com/ses/latest/APIReference-V2/CommonErrors.html
 */
function awsErrorFinding(answer: CheckAnswer, service: string): CheckFinding | null {
  switch (awsErrorName(answer)) {
    case 'InvalidClientTokenId':
    case 'UnrecognizedClientException':
    case 'MissingAuthenticationToken':
      return {
        cause: 'invalid_credentials',
        field: 'apiKey',
        message:
          'AWS does not know this access key ID. China, GovCloud and the European Sovereign Cloud have accounts of their own.',
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
