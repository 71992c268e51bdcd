import { unstable_rethrow } from 'next/navigation';

import { type Answer, callQuietly, isWithoutAnswer } from './call-action';

/**
 * For a query: returns the server's answer, also a refusal. Throws without an answer, so that the query keeps its last
 * one.
 */
export async function queryAnswer<T>(call: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await callQuietly(call);
  if (!answer.ok && isWithoutAnswer(answer.error)) throw new Error(answer.error.message);
  return answer;
}

/** For a query: returns the data. Throws when there is none. */
export async function queryData<T>(call: () => Promise<Answer<T>>): Promise<T> {
  const answer = await callQuietly(call);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data;
}

/** Whether an error is one of Next's redirects. A query swallows errors, so the caller must rethrow this one. */
export function isNavigation(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}
