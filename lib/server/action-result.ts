import type { ErrorCode } from './errors';

/** Messages at a place of the input, as the API's `errors` maps them. */
export type FieldErrors = Record<string, { messages: string[] }>;

/** What a server action answers: data, or an error the page can place. Never a thrown error, which Next would hide. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | { ok: false; error: { code: ErrorCode; message: string; requestId: string; errors?: FieldErrors } };
