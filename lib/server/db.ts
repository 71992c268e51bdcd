import { PrismaPg } from '@prisma/adapter-pg';

import { PrismaClient } from './generated/client';

/** One client a process, also when this module is in more than one bundle (Next's and the server's). */
const held = globalThis as { [key: symbol]: PrismaClient | undefined };
const KEY = Symbol.for('signalbox.prisma');

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
    connectionTimeoutMillis: 5_000,
    application_name: 'signalbox',
  });
  return new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 15_000, timeout: 15_000 },
  });
}

/** Closes the connections, at the end of a process or of a test. */
export async function disconnect(): Promise<void> {
  await held[KEY]?.$disconnect();
  held[KEY] = undefined;
}
