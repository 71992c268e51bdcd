import { AppError } from '@/lib/server/errors';

/** Nobody is signed in. It has a name of its own, because `unauthorized` is also the answer to a wrong password. */
const ended = new WeakSet<AppError>();

export function sessionEnded(): AppError {
  const error = new AppError('unauthorized', 'Your session has ended. Sign in again to continue.');
  ended.add(error);
  return error;
}

export function isSessionEnd(error: AppError): boolean {
  return ended.has(error);
}
