import { unstable_rethrow } from 'next/navigation';

import { requestId } from '@/app/request-id';
import { toAppError } from '@/lib/api/error-answer';

/** How a reference begins whose page failed because the database did not answer: page-failure.tsx reads it. */
const AWAY = 'database-away-';

/**
 * Runs reads of a page. If the database does not answer, the page's reference says so: Next shows a browser nothing
 * else of an error.
 */
export async function orAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    unstable_rethrow(error);
    const id = await requestId();
    if (!(error instanceof Error) || toAppError(error, id).code !== 'unavailable') throw error;
    throw Object.assign(error, { digest: `${AWAY}${id}` });
  }
}
