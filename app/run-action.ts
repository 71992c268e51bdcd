import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';

import { requestId } from '@/app/request-id';
import { isSessionEnd } from '@/app/session-ended';
import { toAppError } from '@/lib/api/error-answer';
import type { ActionResult } from '@/lib/server/action-result';
import { toFieldErrors, validationError } from '@/lib/server/errors';

/**
 * The dashboard's door, as the API's handlers are the REST door: runs a verb and returns its value or its AppError.
 * Next's redirects pass through.
 */
export async function runAction<T>(work: (requestId: string) => Promise<T>): Promise<ActionResult<T>> {
  const id = await requestId();
  try {
    return { ok: true, data: await work(id) };
  } catch (thrown) {
    unstable_rethrow(thrown);
    const error = toAppError(thrown, id);
    const { message, errors } = error;
    const code = isSessionEnd(error) ? 'session_ended' : error.code;
    return { ok: false, error: { code, message, requestId: id, ...(errors ? { errors } : {}) } };
  }
}

/**
 * Parses an action's argument: callers can send anything, whatever the type says. `place` names it in the error. Throws
 * validation_failed.
 */
export function parseInput<T>(schema: z.ZodType<T>, given: unknown, place?: string): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw validationError(toFieldErrors(parsed.error.issues, place === undefined ? [] : [place]));
}
