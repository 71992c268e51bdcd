import { AppError } from '@/lib/server/errors';

/** The code and the places of the AppError that a promise fails with. */
export async function failureOf(attempt: Promise<unknown>): Promise<{ code: string; places: string[] }> {
  const error: unknown = await attempt.then(
    () => 'nothing failed',
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(String(error));
  return { code: error.code, places: Object.keys(error.errors ?? {}) };
}
