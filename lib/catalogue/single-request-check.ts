import type { CheckAnswer, CheckFinding, CheckRequest, CheckValues, HttpCheck } from './check';
import type { CredentialKey } from './credential-key';

interface SingleRequest {
  readonly docs: string;
  readonly needs: readonly CredentialKey[];
  readonly request: (values: CheckValues) => CheckRequest;
  /** A dot path that a good answer's JSON must have: status and content type alone prove nothing. */
  readonly expects: string;
  /** What the vendor's own words say, asked before the status: a finding, or null when they say nothing. */
  readonly read?: (answer: CheckAnswer, values: CheckValues) => CheckFinding | null;
}

/** A check of one request: accepted is a 200 of JSON with the expected key. */
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

/** Whether the content type says JSON: `application/json`, or one that ends in `+json`. */
export function isJson({ contentType }: CheckAnswer): boolean {
  return contentType === 'application/json' || contentType.endsWith('+json');
}

/** The value at a dot path of own properties; undefined when something on the way is missing. */
export function valueAt(json: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    return (value as Record<string, unknown>)[name];
  }, json);
}

/** The text at a dot path; '' when there is none. */
export function textAt(json: unknown, path: string): string {
  const value = valueAt(json, path);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
