import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';

import { requestId } from '@/app/request-id';
import { toAppError } from '@/lib/api/error-answer';
import type { ActionResult } from '@/lib/server/action-result';
import { toFieldErrors, validationError } from '@/lib/server/errors';

/**
 * The dashboard's door, as the API's handlers are the REST door: runs a verb and answers its value or its AppError.
 * Redirects of Next pass through.
 */
export async function runAction<T>(work: (requestId: string) => Promise<T>): Promise<ActionResult<T>> {
  const id = await requestId();
  try {
    return { ok: true, data: await work(id) };
  } catch (thrown) {
    unstable_rethrow(thrown);
    const { code, message, errors } = toAppError(thrown, id);
    return { ok: false, error: { code, message, requestId: id, ...(errors ? { errors } : {}) } };
  }
}

/**
 * The argument of an action: whatever its type says, a caller sends what it likes. `place`: what it is called in the
 * error. Throws validation_failed.
 */
export function parseInput<T>(schema: z.ZodType<T>, given: unknown, place?: string): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw validationError(toFieldErrors(parsed.error.issues, place === undefined ? [] : [place]));
}
