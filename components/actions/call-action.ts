import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';

import type { ActionResult } from '@/lib/server/action-result';
import { OWN_ANSWER } from '@/lib/text/own-answer';

import { askToSignIn } from './ask-to-sign-in';

type Refusal = Extract<ActionResult<unknown>, { ok: false }>['error'];

/**
 * The reason an action failed: the server refused it, sent an invalid answer, runs another version than the page, or was
 * not reachable.
 */
export type ActionFailure =
  | Refusal
  | {
      readonly code: 'unreached' | 'unanswered' | 'outdated';
      readonly message: string;
      /** The reference to the server's log for an invalid answer. */
      readonly requestId?: string;
      readonly errors?: undefined;
    };

export type Answer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: ActionFailure };

const UNREACHED = 'The server could not be reached. Try again.';
const OUTDATED =
  'A new version of Signalbox is running. Copy what you still need from this page, then reload it to go on.';
/** For forms that keep what was typed. */
export const UNREACHED_KEPT = 'The server could not be reached. What you typed is still here; try again.';

/**
 * The only way to call a server action from the browser. A plain `.catch` would also catch Next's redirects, and report
 * the end of a session as an unreachable server. If the session has ended, the person signs in over the page, and the
 * call is repeated. In: the call, and the message for an unreachable server.
 */
export async function callAction<T>(call: () => Promise<Answer<T>>, unreached: string = UNREACHED): Promise<Answer<T>> {
  const answer = await callQuietly(call, unreached);
  if (answer.ok || answer.error.code !== 'session_ended') return answer;
  return (await askToSignIn()) ? callQuietly(call, unreached) : answer;
}

/** Like callAction, for what the person did not ask for: the end of a session is an answer like any other. */
export async function callQuietly<T>(
  call: () => Promise<Answer<T>>,
  unreached: string = UNREACHED,
): Promise<Answer<T>> {
  try {
    return await call();
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: failureOf(error, unreached) };
  }
}

/** Like callAction, for an action without a result. */
export function callSilentAction(call: () => Promise<void>): Promise<Answer<null>> {
  return callAction(async () => {
    await call();
    return { ok: true, data: null };
  });
}

/** What `fetch` says when no answer arrived: in Chromium, Firefox, Safari and Node. Other TypeErrors are errors of a page. */
const NO_ANSWER = /^(?:Failed to fetch|NetworkError when attempting to fetch resource|Load failed|fetch failed)/;

/** `fetch` throws a TypeError when no answer arrived. Next throws other errors for invalid answers. */
function failureOf(error: unknown, unreached: string): ActionFailure {
  if (error instanceof TypeError && NO_ANSWER.test(error.message)) return { code: 'unreached', message: unreached };
  if (unstable_isUnrecognizedActionError(error)) return { code: 'outdated', message: OUTDATED };
  // Next passes the text of an answer on that is none of an action: our own tells what is wrong.
  if (error instanceof Error && error.message.startsWith(OWN_ANSWER))
    return { code: 'unanswered', message: error.message.slice(OWN_ANSWER.length).trim() };
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined;
  return {
    code: 'unanswered',
    message: 'The server answered with an error. Try again.',
    ...(typeof digest === 'string' && { requestId: digest }),
  };
}

/** Whether a failure is that of an action which the server did not run or whose answer did not arrive. */
export function isWithoutAnswer({ code }: ActionFailure): boolean {
  return code === 'unreached' || code === 'unanswered' || code === 'outdated';
}

/** The reasons of a failure as one text: those at places if there are any, else the general one. */
export function reasonOf({ message, errors = {} }: ActionFailure): string {
  const reasons = Object.values(errors).flatMap(({ messages }) => messages);
  return reasons.length > 0 ? reasons.join(' ') : message;
}
