import type { CheckAnswer, CheckFinding, CheckRequest, CheckValues } from '@/lib/catalogue/check';
import { textAt } from '@/lib/catalogue/single-request-check';

/** The page that documents the account call. */
export const BREVO_ACCOUNT_DOCS = 'https://developers.brevo.com/reference/get-account';

export function askAccount(values: CheckValues): CheckRequest {
  return {
    method: 'GET',
    url: 'https://api.brevo.com/v3/account',
    headers: { accept: 'application/json', 'api-key': values.text('apiKey') },
  };
}

/**
 * The meaning of Brevo's refusals; null for other answers. A wrong key and an address that is not allowed have the
 * same status and code: https://developers.brevo.com/docs/ip-security
 */
export function brevoRefusal(answer: CheckAnswer, values: CheckValues): CheckFinding | null {
  if (textAt(answer.json, 'code') === 'account_under_validation')
    return { cause: 'blocked', message: 'Brevo is still validating the account.' };
  if (answer.status !== 401) return null;
  if (/\bIP\b|authori[sz]ed_ips|not verified/i.test(textAt(answer.json, 'message')))
    return {
      cause: 'blocked',
      message: 'Brevo blocks the IP address of this server. Allow it under Security → Authorized IPs.',
    };
  return values.text('apiKey').startsWith('xsmtpsib-')
    ? { cause: 'invalid_credentials', field: 'apiKey', message: 'This is an SMTP key. The API needs an API key.' }
    : { cause: 'invalid_credentials', field: 'apiKey' };
}
