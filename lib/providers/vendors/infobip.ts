import type { CheckAnswer, CheckFinding } from '@/lib/catalogue/check';
import { isJson, textAt } from '@/lib/catalogue/single-request-check';

/**
 * The meaning of Infobip's refusals; null for other answers. The status decides: a 403 may carry the name UNAUTHORIZED,
 * and each request takes other scopes than sending.
 */
export function infobipRefusal(answer: CheckAnswer): CheckFinding | null {
  const name = textAt(answer.json, 'requestError.serviceException.messageId');
  if (answer.status === 403 && isJson(answer))
    return {
      cause: 'undetermined',
      message: "Infobip knows the key, but its scopes don't allow what the check asks. It may still send.",
    };
  if (answer.status === 401 || name === 'UNAUTHORIZED')
    return {
      cause: 'misconfigured',
      message: "Infobip doesn't know this key at this base URL. Copy both from the same account.",
    };
  return name === 'TOO_MANY_REQUESTS' ? { cause: 'rate_limited' } : null;
}
