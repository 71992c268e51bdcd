import 'server-only';

import { setTimeout } from 'node:timers/promises';

import type pg from 'pg';

import { log, loggableError } from '@/lib/server/log';

/** Five tries within a minute, then the process ends: whatever supervises it can do more than it can itself. */
const MOST_TRIES = 5;
const WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 1_000;

interface Watched {
  /** The connection that ends with the server. */
  readonly owner: pg.Client;
  /** Starts the server again. Out: the new connection. */
  readonly start: () => Promise<pg.Client>;
  readonly onGone: (reason: string) => void;
  /** The pause after a failed try; each one after it is twice as long. */
  readonly firstPauseMs?: number;
}

/** Starts the server again whenever it ends, until `stop`. */
export function keepRunning({ owner, start, onGone, firstPauseMs = FIRST_PAUSE_MS }: Watched): {
  readonly stop: () => Promise<void>;
} {
  const stopping = new AbortController();
  let connection = owner;
  let tries: number[] = [];

  async function restart(): Promise<void> {
    let reason = 'it ended again and again';
    while (!stopping.signal.aborted) {
      tries = [...tries.filter((at) => performance.now() - at < WITHIN_MS), performance.now()];
      if (tries.length > MOST_TRIES) return onGone(reason);
      try {
        connection = await start();
        log.warn('the embedded PostgreSQL runs again');
        return watch();
      } catch (error) {
        reason = error instanceof Error ? error.message : 'it could not be started';
        log.error({ error: loggableError(error) }, 'the embedded PostgreSQL could not be started again');
        const pauseMs = firstPauseMs * 2 ** (tries.length - 1);
        await setTimeout(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  let restarting: Promise<void> | undefined;
  function watch(): void {
    connection.once('end', () => {
      if (stopping.signal.aborted) return;
      log.error('the embedded PostgreSQL has ended, and is started again');
      restarting = restart();
    });
  }
  watch();

  return {
    stop: async () => {
      stopping.abort();
      await restarting;
      await connection.end().catch(() => undefined);
    },
  };
}
