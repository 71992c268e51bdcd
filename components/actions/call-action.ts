import { unstable_rethrow } from 'next/navigation';

import type { ActionResult } from '@/lib/server/action-result';

type Refusal = Extract<ActionResult<unknown>, { ok: false }>['error'];

/** Why an action did nothing: the server refused it, answered with something else than an answer, or was not reached. */
export type ActionFailure =
  | Refusal
  | {
      readonly code: 'unreached' | 'unanswered';
      readonly message: string;
      /** What ties an answer that is none to the server's log. */
      readonly requestId?: string;
      readonly errors?: undefined;
    };

export type Answer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: ActionFailure };

const UNREACHED = 'The server could not be reached. Try again.';
/** Where something was typed that is not lost. */
export const UNREACHED_KEPT = 'The server could not be reached. What you typed is still here; try again.';

/**
 * The one way to call a server action from the browser. A `.catch` of one's own would also catch what Next throws to
 * lead to another page, and tell the end of a session as a server that cannot be reached. In: the call, and what to say
 * when it did not arrive.
 */
export async function callAction<T>(call: () => Promise<Answer<T>>, unreached: string = UNREACHED): Promise<Answer<T>> {
  try {
    return await call();
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: failureOf(error, unreached) };
  }
}

/** As callAction, for an action that answers nothing. */
export function callSilentAction(call: () => Promise<void>): Promise<Answer<null>> {
  return callAction(async () => {
    await call();
    return { ok: true, data: null };
  });
}

/** `fetch` throws a TypeError when there was no answer; Next throws other errors about answers that are none. */
function failureOf(error: unknown, unreached: string): ActionFailure {
  if (error instanceof TypeError) return { code: 'unreached', message: unreached };
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined;
  return {
    code: 'unanswered',
    message: 'The server answered with an error. Try again.',
    ...(typeof digest === 'string' && { requestId: digest }),
  };
}

/** The reasons of a failure in one text: those of its places where it has any, else its own. */
export function reasonOf({ message, errors = {} }: ActionFailure): string {
  const reasons = Object.values(errors).flatMap(({ messages }) => messages);
  return reasons.length > 0 ? reasons.join(' ') : message;
}
