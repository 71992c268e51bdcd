import type { ErrorCode, FieldErrors } from './errors';

/** The result of a server action: data, or an error the page can place. It never throws, because Next hides errors. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | {
      ok: false;
      error: {
        /** `session_ended`: nobody is signed in any more. The page asks for the password, and calls the action again. */
        code: ErrorCode | 'session_ended';
        message: string;
        requestId: string;
        errors?: FieldErrors;
      };
    };
