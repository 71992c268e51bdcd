import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

import { OPENAPI_DOCUMENT } from '@/lib/api/openapi/document';
import type { Header, Method, Operation, Ref, Response } from '@/lib/api/openapi/types';
import { parseUrl } from '@/lib/text/parse-url';

import type { Answer } from './api-client';

const HOME = 'https://signalbox.test/openapi.json';

/** The document with its views closed: an answer with a key that the document lacks must not pass. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, closed(each)]));
  return 'properties' in inner && !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat('uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/);
ajv.addFormat('uri', (text) => parseUrl(text) !== null);
ajv.addFormat('email', /@/);
ajv.addSchema({
  $id: HOME,
  ...OPENAPI_DOCUMENT,
  components: { ...OPENAPI_DOCUMENT.components, schemas: closed(OPENAPI_DOCUMENT.components.schemas) },
});

const compiled = new Map<string, ValidateFunction>();

/**
 * The errors of a value against a schema of the document, found by the keys that lead to it; none if the value is
 * valid.
 */
export function complaints(place: readonly string[], value: unknown): string[] {
  const pointer = place.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  const ref = `${HOME}#/${encodeURI(pointer)}`;
  const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
  compiled.set(ref, validate);
  return validate(value) ? [] : (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message}`);
}

/** Resolves a reference of the document. */
export function deref<T extends object>(value: T | Ref): T {
  if (!('$ref' in value)) return value;
  const keys = value.$ref.slice(2).split('/');
  return keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], OPENAPI_DOCUMENT) as T;
}

export interface DocumentedOperation {
  readonly path: string;
  readonly method: Method;
  readonly operation: Operation;
}

/** Every operation of the document. */
export const OPERATIONS: readonly DocumentedOperation[] = Object.entries(OPENAPI_DOCUMENT.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method as Method, operation })),
);

/** An operation by its id. */
export function operationById(id: string): DocumentedOperation {
  const found = OPERATIONS.find(({ operation }) => operation.operationId === id);
  if (!found) throw new Error(`The document has no operation "${id}".`);
  return found;
}

/** Expects an answer to match the document: its status, its headers, its body. */
export function expectDocumented({ path, method, operation }: DocumentedOperation, answer: Answer): void {
  const documented = operation.responses[answer.status];
  expect(documented, `${operation.operationId} answers ${answer.status}: ${answer.text.slice(0, 500)}`).toBeDefined();
  if (!documented) return;
  const place =
    '$ref' in documented
      ? documented.$ref.slice(2).split('/')
      : ['paths', path, method, 'responses', String(answer.status)];
  expectResponse(place, deref(documented), answer);
}

/** Expects an answer to match a response at a place of the document. */
export function expectResponse(place: readonly string[], response: Response, answer: Answer): void {
  for (const [name, ref] of Object.entries(response.headers ?? {})) {
    const value = answer.headers.get(name);
    const header = deref<Header>(ref);
    if (value === null) {
      expect(header.required ?? false, `${name} is missing`).toBe(false);
      continue;
    }
    const number = header.schema['type'] === 'integer' ? Number(value) : value;
    expect(complaints(['components', 'headers', name, 'schema'], number), name).toEqual([]);
  }
  if (!response.content) {
    expect(answer.text).toBe('');
    return;
  }
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(
    complaints([...place, 'content', 'application/json', 'schema'], answer.body),
    answer.text.slice(0, 1_000),
  ).toEqual([]);
}
