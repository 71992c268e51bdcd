import 'server-only';

import { StartError } from '@/lib/server/start-error';

import { connectAlone, schemaOf } from './session';
import { databaseStartError } from './start-errors';

/** The oldest PostgreSQL that the migrations and queries are tried on. */
const OLDEST_VERSION = 15;

/**
 * Looks at the database before anything is written to it. Out: its URL, with the schema that its user works in.
 * Throws StartError for a server that is too old, for a schema that is missing, and for a pooler that gives each
 * transaction another session: locks, LISTEN and prepared statements need one of their own.
 */
export async function prepareUrl(url: string): Promise<string> {
  try {
    const [first, second] = [await connectAlone(url), await connectAlone(url)];
    try {
      const { rows } = await first.query<{ version: number; schema: string | null; pid: number }>(
        `SELECT current_setting('server_version_num')::int / 10000 AS version, current_schema() AS schema, pg_backend_pid() AS pid`,
      );
      const { version = 0, schema = null, pid = 0 } = rows[0] ?? {};
      if (version < OLDEST_VERSION)
        throw new StartError(
          `The database is PostgreSQL ${version}, and Signalbox needs ${OLDEST_VERSION} or newer. Upgrade it.`,
        );
      if (schema === null) {
        const named = schemaOf(url);
        throw new StartError(
          named === null
            ? 'The search_path of the user of DATABASE_URL names no schema that exists. Create one, or set the search_path.'
            : `The schema ${named} of DATABASE_URL does not exist. Create it: CREATE SCHEMA "${named}".`,
        );
      }
      await second.query('BEGIN');
      const held = await second.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const again = await first.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await second.query('COMMIT');
      if (held.rows[0]?.pid === pid || again.rows[0]?.pid !== pid)
        throw new StartError(
          'DATABASE_URL leads to a pooler that shares connections between transactions. Use its session mode (PgBouncer: pool_mode = session), or the address of the database itself.',
        );
      return withSchema(url, schema);
    } finally {
      await Promise.all([first.end(), second.end()].map((end) => end.catch(() => undefined)));
    }
  } catch (error) {
    throw databaseStartError(error, url);
  }
}

/** Prisma writes the schema into its SQL, so it has to be told of any other than `public`. */
function withSchema(url: string, schema: string): string {
  if (schema === 'public' && schemaOf(url) === null) return url;
  const named = new URL(url);
  named.searchParams.set('schema', schema);
  return named.href;
}
