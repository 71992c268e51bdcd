import 'server-only';

import { connectAlone } from './session';

/**
 * Runs `work` while this process alone, of all on the database, holds the lock of that name. Out: the result of
 * `work`, or undefined at once if another process holds the lock. The lock belongs to a session with its own
 * connection: no transaction stays open, and a killed process leaves nothing behind.
 */
export async function withAdvisoryLock<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  const client = await connectAlone(process.env['DATABASE_URL'] ?? '');
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
      [name],
    );
    return rows[0]?.held ? await work() : undefined;
  } finally {
    // Ending the session releases the lock.
    await client.end();
  }
}
