import type { ErrorCode } from '@/lib/server/errors';

/** When each code occurs, for people: used in the table of the reference and in the answers of each operation. */
export const ERROR_MEANINGS: Readonly<Record<ErrorCode, string>> = {
  bad_request: 'The body is not JSON, or the request makes no sense here: the message says which.',
  unauthorized: 'The key is missing, malformed, unknown, expired or revoked. The answer is the same for each.',
  forbidden: 'The key is good and lacks the scope, or the body names another environment than that of the key.',
  not_found: 'There is no such thing in the environment of the key.',
  method_not_allowed: 'The path exists, the method does not; the header Allow has those that do.',
  conflict: 'An identifier that is taken, or a second integration where there can be one.',
  idempotency_in_progress: 'The first request with this Idempotency-Key still runs. Ask again after Retry-After.',
  precondition_failed:
    'If-Match was sent, and the integration has changed since you read it. errors names what changed.',
  payload_too_large: 'The body has more than 1 MiB.',
  unsupported_media_type: 'The body does not come with Content-Type: application/json.',
  validation_failed: 'The body, query or a header breaks a rule. errors names every place and what to do.',
  credentials_rejected: 'The provider was asked and said no. Nothing was saved.',
  rate_limited: 'Too many requests with this key. Ask again after Retry-After.',
  internal: 'Something went wrong on the server. The request id leads to it in the log.',
  unavailable: 'The database cannot be reached at the moment.',
};
