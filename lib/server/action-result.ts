import type { ErrorCode, FieldErrors } from './errors';

/** What a server action answers: data, or an error the page can place. Never a thrown error, which Next would hide. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | { ok: false; error: { code: ErrorCode; message: string; requestId: string; errors?: FieldErrors } };
