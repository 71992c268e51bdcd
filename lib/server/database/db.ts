import 'server-only';

import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';

import { PrismaClient } from '@/lib/server/generated/client';
import { perProcess } from '@/lib/server/per-process';

import { pinSettings, schemaOf } from './session';
import { WatchedPool } from './watched-pool';

interface Connections {
  readonly client: PrismaClient;
  /** The connections behind the client, which does not close them. */
  readonly pool: pg.Pool;
}

/** Connects at the first use, and again after `disconnect`. */
const held = perProcess('database', (): { connections: Connections | undefined } => ({ connections: undefined }));

/** How long a request may wait for a connection: a burst of hundreds is served late rather than refused. */
const QUEUE_MS = 20_000;

/** The process's database client, created at the first call from DATABASE_URL. Only repositories call this. */
export function db(): PrismaClient {
  return (held.connections ??= connect()).client;
}

function connect(): Connections {
  const connectionString = process.env['DATABASE_URL'];
  if (!connectionString) throw new Error('DATABASE_URL is not set');
  const connections = new WatchedPool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: QUEUE_MS,
    application_name: 'signalbox',
    onConnect: pinSettings(connectionString),
  });
  const schema = schemaOf(connectionString);
  const client = new PrismaClient({
    adapter: new PrismaPg(connections, schema === null ? undefined : { schema }),
    errorFormat: 'minimal',
    transactionOptions: { maxWait: QUEUE_MS, timeout: 15_000 },
  });
  return { client, pool: connections };
}

/** Closes the connections at the end of a process or a test. */
export async function disconnect(): Promise<void> {
  const { connections } = held;
  held.connections = undefined;
  await connections?.client.$disconnect();
  await connections?.pool.end();
}
