import type { CheckAnswer, CheckCause, CheckFinding } from '@/lib/catalogue/check';
import { isJson } from '@/lib/catalogue/single-request-check';

/** The meaning of each cause and its remedy, unless the provider's own definition has a more exact message. */
export const CAUSE_MESSAGES: Readonly<Record<CheckCause, string>> = {
  valid: 'The provider accepted the credentials.',
  valid_limited: 'The provider accepted the credentials, with limits.',
  invalid_credentials: "The provider didn't accept the credentials. Copy them again from its console.",
  expired: 'The credentials have expired or were revoked. Create new ones in the console of the provider.',
  insufficient_scope: 'The credentials are known but lack a right. Give them the right to send, or use others.',
  misconfigured: "The credentials don't fit the other settings. Compare domain, region and account.",
  blocked:
    'The provider blocks the account or the address of this server. Look in its console for a suspension or a list of allowed addresses.',
  rate_limited: 'The provider limits requests for now. Try again in a minute.',
  provider_unavailable:
    "The provider has a problem. The credentials were not tested. Try again later, or look at the provider's status page.",
  network_error: "Couldn't reach the provider. The credentials were not tested.",
  not_checkable: "The provider can't test credentials without sending a message.",
  undetermined: 'The answer was not understood. The credentials may be right or wrong.',
};

/** Interprets an answer that the provider's own rules left open. */
export function readCommonly(answer: CheckAnswer, now: Date): CheckFinding {
  const { status } = answer;
  if (status === 401) return { cause: 'invalid_credentials' };
  // The right that a check needs is seldom the right to send, so this proves nothing.
  if (status === 403 && isJson(answer)) return { cause: 'undetermined', message: NOT_ALLOWED };
  if (status === 429) return { cause: 'rate_limited', message: rateLimited(answer.header('retry-after'), now) };
  if (status >= 500) return { cause: 'provider_unavailable', message: unavailable(status) };
  if (status >= 300 && status < 400) {
    return {
      cause: 'undetermined',
      message: `The provider answered with a redirect (status ${status}), which a check never follows. Check the address in the settings.`,
    };
  }
  return {
    cause: 'undetermined',
    message: `The answer was not understood: status ${status}, ${typeOf(answer)}. The credentials may be right or wrong. A proxy on the way may have changed the answer.`,
  };
}

const NOT_ALLOWED =
  'The provider refused the request of the check (status 403). The key may lack that one right and still send, or it may be wrong.';

const unavailable = (status: number) =>
  `The provider has a problem (status ${status}). The credentials were not tested. Try again later, or look at the provider's status page.`;

/** Reads `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); any other form is left out. */
function rateLimited(retryAfter: string | undefined, now: Date): string {
  const date = retryAfter === undefined ? Number.NaN : Date.parse(retryAfter);
  const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : Math.ceil((date - now.getTime()) / 1_000);
  const when = seconds > 0 && seconds < 1_000_000 ? `in ${seconds} s` : 'in a minute';
  return `The provider limits requests for now. Try again ${when}.`;
}

/** The content type in our own words: no message repeats text from the other side. */
function typeOf({ contentType, text, isCut }: CheckAnswer): string {
  if (isCut) return 'more than the 64 KiB that a check reads';
  if (text === '') return 'without a body';
  if (contentType === 'text/html') return 'an HTML page';
  if (contentType === 'text/plain') return 'plain text';
  if (/^application\/(?:[a-z0-9.-]+\+)?json$/.test(contentType)) return 'JSON without what a good answer has';
  return contentType === '' ? 'without a content type' : 'of an unexpected content type';
}
