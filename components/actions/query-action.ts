import { unstable_rethrow } from 'next/navigation';

import { type Answer, callAction } from './call-action';

/** For a query: what the server answered, a refusal too. Throws when there was no answer, so that the last one stays. */
export async function queryAnswer<T>(call: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await callAction(call);
  if (!answer.ok && (answer.error.code === 'unreached' || answer.error.code === 'unanswered'))
    throw new Error(answer.error.message);
  return answer;
}

/** For a query: the data. Throws where there is none. */
export async function queryData<T>(call: () => Promise<Answer<T>>): Promise<T> {
  const answer = await callAction(call);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data;
}

/** Whether an error is Next's way to another page. A query keeps errors to itself: this one has to be thrown on. */
export function isNavigation(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}
