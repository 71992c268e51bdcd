import 'server-only';
import { statusOf } from '@/lib/api/error-answer';
import type { ErrorCode, FieldErrors } from '@/lib/server/errors';

import { headersOf, type HeaderName, RATE_HEADERS } from './headers';
import { schemaRef } from './json-schema';
import type { Example, Ref, Response } from './types';

const REQUEST_ID = '019583a4-2c51-7cc0-8d3a-52b8f3a1c0de';

/** A failure as an example: the body of an error, as the API sends it. */
export function failure(
  summary: string,
  code: ErrorCode,
  message: string,
  { path = '/v1/integrations', errors }: { readonly path?: string; readonly errors?: FieldErrors } = {},
): Example {
  const value = {
    statusCode: statusOf(code),
    timestamp: '2026-03-10T12:00:00.000Z',
    path,
    message,
    code,
    requestId: REQUEST_ID,
    ...(errors ? { errors } : {}),
  };
  return { summary, value };
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

const one = (example: Example) => ({ example });

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

/** Failures that say the same wherever they occur. */
export const COMMON_FAILURES = {
  NotJsonOrBadKey: failing('The body is not JSON, or the Idempotency-Key has a wrong length.', {
    notJson: NOT_JSON,
    badKey: BAD_KEY,
  }),
  StillRunning: failing(
    'The first request with this Idempotency-Key still runs.',
    { stillRunning: STILL_RUNNING },
    'Retry-After',
  ),
  Unauthorized: failing(
    'The key is missing, malformed, unknown, expired or revoked: the answer is the same for each.',
    one(
      failure(
        'No valid key',
        'unauthorized',
        'Send a valid API key: Authorization: ApiKey <key>. Keys are made in the dashboard, under Settings.',
      ),
    ),
    'WWW-Authenticate',
  ),
  Forbidden: failing(
    'The key is good and lacks the scope, or the body names another environment than that of the key.',
    one(
      failure(
        'Missing scope',
        'forbidden',
        'This needs the permission "integrations:write", which the caller does not have.',
      ),
    ),
  ),
  NotFound: failing(
    'There is no such integration in the environment of the key. One of another environment is not found either.',
    one(
      failure('Not there', 'not_found', 'There is no such integration in this environment.', {
        path: '/v1/integrations/nothing',
      }),
    ),
  ),
  MethodNotAllowed: failing(
    'The path exists, the method does not. Any operation may be answered so when it is called by another method.',
    one(failure('Wrong method', 'method_not_allowed', 'This route has the methods GET, HEAD, POST.')),
    'Allow',
  ),
  PreconditionFailed: failing(
    'If-Match was sent and the integration was changed meanwhile. errors names what changed.',
    one(
      failure(
        'Changed meanwhile',
        'precondition_failed',
        'It was changed meanwhile: name. Read it again, then repeat your change.',
        {
          path: '/v1/integrations/transactional-mail',
          errors: { name: { messages: ['Was changed meanwhile.'] } },
        },
      ),
    ),
  ),
  PayloadTooLarge: failing(
    'The body has more than 1 MiB.',
    one(failure('Too large', 'payload_too_large', 'The body has more than 1 MiB.')),
  ),
  UnsupportedMediaType: failing(
    'The body does not come as JSON.',
    one(
      failure(
        'Not declared as JSON',
        'unsupported_media_type',
        'Send the body as JSON, with the header Content-Type: application/json.',
      ),
    ),
  ),
  TooManyRequests: failing(
    'The key has made too many requests. Wait for the seconds of Retry-After.',
    one(failure('Too many', 'rate_limited', 'Too many requests. Try again in 1 s.')),
    'Retry-After',
    ...RATE_HEADERS,
  ),
  Internal: failing(
    'Something went wrong on the server. No input should make this happen.',
    one(
      failure(
        'Our failure',
        'internal',
        `Something went wrong here. Tell the operator of this server the request id ${REQUEST_ID}.`,
      ),
    ),
  ),
  Unavailable: failing(
    'The database cannot be reached at the moment.',
    one(failure('Database away', 'unavailable', 'The database cannot be reached at the moment. Try again shortly.')),
    'Retry-After',
  ),
} as const satisfies Readonly<Record<string, Response>>;

/** Refers to a common failure. */
export function common(name: keyof typeof COMMON_FAILURES): Ref {
  return { $ref: `#/components/responses/${name}` };
}
