import { unstable_rethrow } from 'next/navigation';

import { toAppError } from '@/lib/api/error-answer';
import { newId } from '@/lib/server/random';
import type { ActionResult } from '@/lib/server/action-result';

/**
 * The dashboard's door, as the API's handlers are the REST door: runs a verb and answers its value or its AppError.
 * Redirects of Next pass through.
 */
export async function runAction<T>(work: (requestId: string) => Promise<T>): Promise<ActionResult<T>> {
  const requestId = newId();
  try {
    return { ok: true, data: await work(requestId) };
  } catch (thrown) {
    unstable_rethrow(thrown);
    const { code, message, errors } = toAppError(thrown, requestId);
    return { ok: false, error: { code, message, requestId, ...(errors ? { errors } : {}) } };
  }
}
