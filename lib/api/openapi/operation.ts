import 'server-only';

import type { z } from 'zod';

import type { JsonSchema } from '@/lib/catalogue/public-provider';
import type { Permission } from '@/lib/server/permissions';

import { common } from './failures';
import { headersOf, type HeaderName, idempotencyKey, RATE_HEADERS } from './headers';
import { schemaRef } from './json-schema';
import type { Example, Operation, Parameter, Ref, RequestBody, Response } from './types';
import { views } from './views-registry';

interface OperationSpec {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: RequestBody;
  /** The operation's own responses, by status; failures common to all operations are added. */
  readonly responses: Readonly<Record<string, Response | Ref>>;
}

/** A public operation. */
export function publicOperation(spec: OperationSpec): Operation {
  return operation(spec, [], { 500: common('Internal') });
}

/** An operation that needs a key with a scope. */
export function keyedOperation(scope: Permission, spec: OperationSpec): Operation {
  const responses = withHeaders(spec.responses, RATE_HEADERS);
  return operation({ ...spec, responses }, [{ ApiKey: [scope] }], {
    401: common('Unauthorized'),
    403: common('Forbidden'),
    422: common('UnknownQuery'),
    429: common('TooManyRequests'),
    500: common('Internal'),
    503: common('Unavailable'),
  });
}

/** Like keyedOperation, for a POST: each accepts an Idempotency-Key. */
export function keyedPost(scope: Permission, spec: OperationSpec): Operation {
  return keyedOperation(scope, {
    ...spec,
    parameters: [...(spec.parameters ?? []), idempotencyKey],
    responses: {
      400: common('NotJsonOrBadKey'),
      409: common('StillRunning'),
      ...withHeaders(spec.responses, ['Idempotency-Key', 'Idempotency-Replay']),
    },
  });
}

/** The same answers, with more headers on the successful ones. */
function withHeaders(responses: OperationSpec['responses'], names: readonly HeaderName[]): OperationSpec['responses'] {
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      '$ref' in response || Number(status) >= 300
        ? response
        : { ...response, headers: { ...response.headers, ...headersOf(...names) } },
    ]),
  );
}

function operation(
  { id, tag, summary, description, parameters, body, responses }: OperationSpec,
  security: Operation['security'],
  usual: Readonly<Record<string, Ref>>,
): Operation {
  const ofBody = body ? { 413: common('PayloadTooLarge'), 415: common('UnsupportedMediaType') } : {};
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    security,
    ...(parameters ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    // JavaScript orders integer keys ascending.
    responses: { ...usual, ...ofBody, ...responses },
  };
}

/** A request body by its schema in the document, with examples. */
export function jsonBody(schema: string, examples: Readonly<Record<string, Example>>): RequestBody {
  return { required: true, content: { 'application/json': { schema: { $ref: schemaRef(schema) }, examples } } };
}

/** The schema of a view: a reference to its name. */
export function viewRef(view: z.ZodType): JsonSchema {
  const name = views.get(view)?.id;
  if (!name) throw new Error('A view of the document has no name.');
  return { $ref: schemaRef(name) };
}

/** A successful answer. */
export function answer(
  description: string,
  schema: JsonSchema,
  examples: Readonly<Record<string, Example>>,
  ...headers: readonly HeaderName[]
): Response {
  return { description, headers: headersOf(...headers), content: { 'application/json': { schema, examples } } };
}

/** A successful answer without a body. */
export function emptyAnswer(description: string, ...headers: readonly HeaderName[]): Response {
  return { description, headers: headersOf(...headers) };
}
