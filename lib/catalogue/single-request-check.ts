import type { CheckAnswer, CheckFinding, CheckRequest, CheckValues, HttpCheck } from './check';
import type { CredentialKey } from './credential-key';

interface SingleRequest {
  readonly docs: string;
  readonly needs: readonly CredentialKey[];
  readonly request: (values: CheckValues) => CheckRequest;
  /** A dot path that the JSON of a successful answer must have: status and content type alone prove nothing. */
  readonly expects: string;
  /** Interprets the vendor's own error texts before the status: a finding, or null if they are inconclusive. */
  readonly read?: (answer: CheckAnswer, values: CheckValues) => CheckFinding | null;
}

/** A check with one request: accepted means a 200 with JSON and the expected key. */
export function singleRequestCheck({ docs, needs, request, expects, read }: SingleRequest): HttpCheck {
  return {
    kind: 'http',
    docs,
    needs,
    async run(values, ask) {
      const answer = await ask(request(values));
      return read?.(answer, values) ?? (isSuccess(answer, expects) ? { cause: 'valid' } : answer);
    },
  };
}

/** Whether an answer is the documented success: 200, a JSON content type, and the key. */
export function isSuccess(answer: CheckAnswer, expects: string): boolean {
  return answer.status === 200 && isJson(answer) && (valueAt(answer.json, expects) ?? null) !== null;
}

/** Whether the content type means JSON: `application/json`, or one that ends in `+json`. */
export function isJson({ contentType }: CheckAnswer): boolean {
  return contentType === 'application/json' || contentType.endsWith('+json');
}

/** The value at a dot path of own properties; undefined if a part of the path is missing. */
export function valueAt(json: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    return (value as Record<string, unknown>)[name];
  }, json);
}

/** The text at a dot path; '' if there is none. */
export function textAt(json: unknown, path: string): string {
  const value = valueAt(json, path);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
