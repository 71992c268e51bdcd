import { PrismaPg } from '@prisma/adapter-pg';

import { PrismaClient } from './generated/client';

/** One client a process, also when this module is in more than one bundle (Next's and the server's). */
const held = globalThis as { [key: symbol]: PrismaClient | undefined };
const KEY = Symbol.for('signalbox.prisma');

/** How long a request may stand in line for a connection: some hundreds at once are served late rather than refused. */
const QUEUE_MS = 20_000;

/** The process's database client; made at the first call from DATABASE_URL. Only repositories call this. */
export function db(): PrismaClient {
  return (held[KEY] ??= connect());
}

function connect(): PrismaClient {
  const connectionString = process.env['DATABASE_URL'];
  if (!connectionString) throw new Error('DATABASE_URL is not set');
  const adapter = new PrismaPg({
    connectionString,
    max: 10,
    connectionTimeoutMillis: QUEUE_MS,
    application_name: 'signalbox',
  });
  return new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { maxWait: QUEUE_MS, timeout: 15_000 },
  });
}

/** Closes the connections, at the end of a process or of a test. */
export async function disconnect(): Promise<void> {
  await held[KEY]?.$disconnect();
  held[KEY] = undefined;
}
