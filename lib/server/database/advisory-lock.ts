import 'server-only';

import pg from 'pg';

/**
 * Runs `work` while this process alone, of all on the database, holds the lock of that name. Out: what `work` gives,
 * or undefined at once when another holds it. The lock is a session's, on a connection of its own: no transaction is
 * open meanwhile, and a killed process leaves nothing behind.
 */
export async function withAdvisoryLock<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
  // A connection that breaks while nobody asks anything of it must not end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
      [name],
    );
    return rows[0]?.held ? await work() : undefined;
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}
