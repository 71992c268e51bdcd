import 'server-only';

import pg from 'pg';

/**
 * The statement that pins what reading and writing depends on. The server, the database and the role may each set
 * these otherwise, and times would then be read as those of another zone. Sent after connecting: PgBouncer refuses the
 * startup parameter `options`.
 */
function sessionSettings(schema: string | null): string {
  const place = schema === null ? '' : `; SET search_path TO ${pg.escapeIdentifier(schema)}`;
  return `SET TIME ZONE 'UTC'; SET DateStyle TO 'ISO, YMD'; SET IntervalStyle TO 'postgres'${place}`;
}

/** The schema that a database URL names as Prisma writes it, `?schema=mail`; null: the one that its role finds first. */
export function schemaOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).searchParams.get('schema') || null : null;
}

/**
 * For a pool: pins the settings of each connection before its first query. pg waits for the promise, which the type of
 * its option does not say.
 */
export function pinSettings(url: string): (client: pg.ClientBase) => unknown {
  const settings = sessionSettings(schemaOf(url));
  return (client) => client.query(settings);
}

/** Connects on its own, with pinned settings. The caller ends the connection; one that breaks ends nothing else. */
export async function connectAlone(url: string, config: Omit<pg.ClientConfig, 'connectionString'> = {}) {
  const client = new pg.Client({ ...config, connectionString: url });
  // Without a listener, a broken idle connection would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sessionSettings(schemaOf(url)));
  } catch (error) {
    client.end().catch(() => undefined);
    throw error;
  }
  return client;
}
