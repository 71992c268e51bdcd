import { expect } from 'vitest';

import { api } from '@/lib/api/app';
import type { ErrorBody } from '@/lib/api/error-answer';
import type { IntegrationView } from '@/lib/integrations/types';

export interface Call {
  readonly method?: string;
  /** The API key; absent: no key is sent. */
  readonly key?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent unchanged, instead of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined if empty. */
  readonly body: unknown;
}

/** One request through the whole API, as on the server: handlers are never called directly. */
export async function call(path: string, { method = 'GET', key, body, raw, headers = {} }: Call = {}): Promise<Answer> {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await api.request(path, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `ApiKey ${key}` }),
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent, duplex: 'half' }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  };
}

/** POST /v1/integrations. */
export function create(key: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return call('/v1/integrations', { method: 'POST', key, body, headers });
}

/** POST /v1/integrations that must succeed. */
export async function created(
  key: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<IntegrationView> {
  const answer = await create(key, body, headers);
  expect(answer.status, answer.text).toBe(201);
  return answer.body as IntegrationView;
}

/** The integrations in the answer of a list. */
export function listOf(answer: Answer): IntegrationView[] {
  expect(answer.status, answer.text).toBe(200);
  return answer.body as IntegrationView[];
}

/** The error in an answer: checks the shape that every error has (docs/rules/api.md, "Errors"). */
export function errorOf(answer: Answer, status: number): ErrorBody {
  expect(answer.status, answer.text.slice(0, 2_000)).toBe(status);
  const body = answer.body as ErrorBody;
  const known = ['code', 'message', 'path', 'requestId', 'statusCode', 'timestamp'];
  expect(
    Object.keys(body)
      .filter((key) => key !== 'errors')
      .toSorted(),
  ).toEqual(known);
  expect(body.statusCode).toBe(status);
  expect(new Date(body.timestamp).toISOString()).toBe(body.timestamp);
  expect(body.path).toMatch(/^\//);
  expect(body.path).not.toContain('?');
  expect(body.message).not.toBe('');
  expect(body.code).toMatch(/^[a-z_]+$/);
  expect(answer.headers.get('x-request-id')).toBe(body.requestId);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  const entries = Object.values(body.errors ?? {});
  expect(
    entries.every(({ messages }) => messages.length > 0 && messages.every((message) => typeof message === 'string')),
  ).toBe(true);
  if (status === 422) expect(entries.length).toBeGreaterThan(0);
  return body;
}

/** The places that a 422 names. */
export function placesOf(answer: Answer): string[] {
  return Object.keys(errorOf(answer, 422).errors ?? {}).toSorted();
}
