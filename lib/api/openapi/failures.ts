import 'server-only';

import { statusOf } from '@/lib/api/error-answer';
import { type ErrorCode, type FieldErrors, validationError } from '@/lib/server/errors';

import { ERROR_MEANINGS } from './error-meanings';
import { headersOf, type HeaderName, RATE_HEADERS } from './headers';
import { schemaRef } from './json-schema';
import type { Example, Ref, Response } from './types';

type Messages = Readonly<Record<string, string>>;

const REQUEST_ID = '019583a4-2c51-7cc0-8d3a-52b8f3a1c0de';

/** A failure as an example: the body of an error, as the API sends it. `errors` has one message per place. */
export function failure(
  summary: string,
  code: ErrorCode,
  message: string,
  { path = '/v1/integrations', errors }: { readonly path?: string | undefined; readonly errors?: Messages } = {},
): Example {
  const value = {
    statusCode: statusOf(code),
    timestamp: '2026-03-10T12:00:00.000Z',
    path,
    message,
    code,
    requestId: REQUEST_ID,
    ...(errors ? { errors: toFieldErrors(errors) } : {}),
  };
  return { summary, value };
}

/** A 422 as an example: the server's own code writes its sentence from the places. */
export function invalidRequest(summary: string, errors: Messages, path?: string): Example {
  const { code, message } = validationError(toFieldErrors(errors));
  return failure(summary, code, message, { path, errors });
}

function toFieldErrors(errors: Messages): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([place, message]) => [place, { messages: [message] }]));
}

/** The answer of a failure, with its examples by name. */
export function failing(
  description: string,
  examples: Readonly<Record<string, Example>>,
  ...headers: readonly HeaderName[]
): Response {
  return {
    description,
    headers: headersOf(...headers),
    content: { 'application/json': { schema: { $ref: schemaRef('Error') }, examples } },
  };
}

/** A failure described only by the meaning of its code. */
function usual(code: ErrorCode, summary: string, message: string, ...headers: readonly HeaderName[]): Response {
  return failing(ERROR_MEANINGS[code], { example: failure(summary, code, message) }, ...headers);
}

export const NOT_JSON = failure('Not JSON', 'bad_request', 'The body is not JSON.');

export const BAD_KEY = failure(
  'Idempotency-Key too long or empty',
  'bad_request',
  'Idempotency-Key must have 1 to 255 characters.',
);

export const STILL_RUNNING = failure(
  'The first request with this Idempotency-Key still runs',
  'idempotency_in_progress',
  'A request with this Idempotency-Key is still running. Ask again shortly.',
);

/** Failures with the same text wherever they occur. */
export const COMMON_FAILURES = {
  NotJsonOrBadKey: failing('The body is not JSON, or the Idempotency-Key has a wrong length.', {
    notJson: NOT_JSON,
    badKey: BAD_KEY,
  }),
  StillRunning: failing(ERROR_MEANINGS.idempotency_in_progress, { stillRunning: STILL_RUNNING }, 'Retry-After'),
  Unauthorized: usual(
    'unauthorized',
    'No valid key',
    'Send a valid API key: Authorization: ApiKey <key>. Keys are made in the dashboard, under Settings.',
    'WWW-Authenticate',
  ),
  Forbidden: usual(
    'forbidden',
    'Missing scope',
    'This needs the permission "integrations:write", which the caller does not have.',
  ),
  NotFound: failing(
    'There is no such integration in the environment of the key. One of another environment is not found either.',
    {
      example: failure('Not there', 'not_found', 'There is no such integration in this environment.', {
        path: '/v1/integrations/nothing',
      }),
    },
  ),
  MethodNotAllowed: usual('method_not_allowed', 'Wrong method', 'This route has the methods GET, HEAD, POST.', 'Allow'),
  PreconditionFailed: failing(ERROR_MEANINGS.precondition_failed, {
    example: failure(
      'Changed meanwhile',
      'precondition_failed',
      'It was changed meanwhile: name. Read it again, then repeat your change.',
      { path: '/v1/integrations/transactional-mail', errors: { name: 'Was changed meanwhile.' } },
    ),
  }),
  UnknownQuery: failing('The query has a name that this route does not know, or one twice.', {
    unknown: invalidRequest('An unknown name', { 'query.page': 'This field is not known here. Remove it.' }),
  }),
  PayloadTooLarge: usual('payload_too_large', 'Too large', 'The body has more than 1 MiB.'),
  UnsupportedMediaType: usual(
    'unsupported_media_type',
    'Not declared as JSON',
    'Send the body as JSON, with the header Content-Type: application/json.',
  ),
  TooManyRequests: usual(
    'rate_limited',
    'Too many',
    'Too many requests. Try again in 1 s.',
    'Retry-After',
    ...RATE_HEADERS,
  ),
  Internal: usual(
    'internal',
    'Failure of the server',
    `Something went wrong here. Tell the operator of this server the request id ${REQUEST_ID}.`,
  ),
  Unavailable: usual(
    'unavailable',
    'Database away',
    'The database cannot be reached at the moment. Try again shortly.',
    'Retry-After',
  ),
} satisfies Readonly<Record<string, Response>>;

/** Refers to a common failure. */
export function common(name: keyof typeof COMMON_FAILURES): Ref {
  return { $ref: `#/components/responses/${name}` };
}
