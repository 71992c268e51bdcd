import type { Header, Parameter, Ref } from './types';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };

/** Response headers by name. */
export const HEADERS = {
  'X-Request-Id': {
    description: 'Names the request in the log of the server.',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  },
  ETag: {
    description: 'The state of the integration. Send it back as If-Match to change only what you have read.',
    required: true,
    schema: text,
  },
  Link: { description: 'The next page, <…>; rel="next". Absent on the last one.', schema: text },
  'Idempotency-Key': { description: 'The key of the request, when it had one.', schema: text },
  'Idempotency-Replay': {
    description: 'true: this is the answer of an earlier request with the same key; nothing was done now.',
    schema: { const: 'true' },
  },
  'Retry-After': { description: 'Seconds to wait before the request is repeated.', schema: count },
  'RateLimit-Limit': { description: 'Requests that may be made at once.', schema: count },
  'RateLimit-Remaining': { description: 'Requests that may still be made now.', schema: count },
  'RateLimit-Reset': { description: 'Seconds until the whole limit is there again.', schema: count },
  Allow: { description: 'The methods that the route has.', required: true, schema: text },
  'WWW-Authenticate': { description: 'How to sign in: ApiKey.', required: true, schema: text },
} as const satisfies Readonly<Record<string, Header>>;

export type HeaderName = keyof typeof HEADERS;

/** The rate-limit headers of every answer to a caller with a key; absent if the server sets no limit. */
export const RATE_HEADERS = [
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
] as const satisfies readonly HeaderName[];

/** The headers of one answer, by reference; every answer has X-Request-Id. */
export function headersOf(...names: readonly HeaderName[]): Readonly<Record<string, Ref>> {
  return Object.fromEntries(
    (['X-Request-Id', ...names] as const).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
}

export const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Makes a repetition safe: the same key with the same body gives the first answer again for 24 hours and does nothing. Any text of your choice, best a UUID for each intended change.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '0e3f5c1a-6c1e-4a42-9d3c-3c8f0d8b7d51',
};

export const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag that was read: the change is refused with 412 when the integration is no longer as it was.',
  schema: text,
  example: '"2026-03-10T12:00:00.000Z"',
};
