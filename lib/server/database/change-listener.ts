import 'server-only';

import { randomUUID } from 'node:crypto';
import { setImmediate, setTimeout } from 'node:timers/promises';

import pg from 'pg';

import { log, loggableError } from '@/lib/server/log';

import { setHearing, tellChange } from './changes';
import { connectAlone } from './session';
import { setSilent } from './silence';

/** The PostgreSQL channel on which the triggers of prisma/migrations announce changes. */
const CHANNEL = 'signalbox_changes';

/** Interval between heartbeats on the connection, and the time limit for each. */
const BEAT_EVERY_MS = 2_000;
const BEAT_WITHIN_MS = 2_000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/** Prefix of this process's own echoes; everything else on the channel is a topic. */
const BEAT = 'beat/';

/** What a TRUNCATE announces. */
const EVERYTHING = 'everything';

export interface ChangeListener {
  /** Resolves when the first attempt has connected or failed. */
  readonly started: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Receives changes by LISTEN on its own connection for the life of the process. After a loss it reconnects, waiting
 * longer each time. Every two seconds it sends itself a notification. If one does not come back, the connection is
 * half dead, or a pooler does not forward notifications.
 */
export function startChangeListener(connectionString: string): ChangeListener {
  const stopping = new AbortController();
  const { promise: started, resolve: tellStarted } = deferred();
  const running = listen(connectionString, stopping.signal, tellStarted);
  return {
    started,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function listen(connectionString: string, stopping: AbortSignal, tellStarted: () => void): Promise<void> {
  let retryMs = FIRST_RETRY_MS;
  while (!stopping.aborted) {
    const heard = await hear(connectionString, stopping, () => {
      retryMs = FIRST_RETRY_MS;
      tellStarted();
    });
    tellStarted();
    if (stopping.aborted) return;
    log.warn({ error: loggableError(heard), retryMs }, 'changes are not heard; the database is asked instead');
    await pause(retryMs, stopping);
    retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
  }
}

/** Listens until the connection is lost or the process ends. Out: why it ended. */
async function hear(connectionString: string, stopping: AbortSignal, tellHearing: () => void): Promise<unknown> {
  const client = new pg.Client({
    connectionString,
    application_name: 'signalbox changes',
    keepAlive: true,
    connectionTimeoutMillis: LAST_RETRY_MS,
  });
  const lost = deferred();
  let isLost = false;
  let reason: unknown = new Error('The connection on which changes are heard was closed');
  const lose = (error?: unknown) => {
    if (isLost) return;
    isLost = true;
    reason = error ?? reason;
    // At once: cached values may be stale from here on.
    setHearing(false);
    lost.resolve();
  };
  client.on('error', lose);
  client.on('end', () => lose());
  const end = () => lose();
  stopping.addEventListener('abort', end, { once: true });
  const orLost = (work: Promise<unknown>) => Promise.race([work, lost.promise]);
  const beats = echoes(client);
  try {
    await orLost(client.connect());
    await orLost(client.query(`LISTEN ${CHANNEL}`));
    await orLost(beats.exchange());
    if (!isLost) {
      setSilent(false);
      setHearing(true);
      tellHearing();
    }
    while (await isLive(lost.promise)) await orLost(beats.exchange());
  } catch (error) {
    lose(error);
    // A refused connection is an answer, and the same to every query.
    setSilent(!stopping.aborted && isSilence(error) && !(await answers()));
  }
  stopping.removeEventListener('abort', end);
  // Not awaited: a half-dead connection does not answer.
  client.end().catch(() => undefined);
  return reason;
}

/** The database did not even answer the heartbeat's query. */
class SilentError extends Error {
  constructor() {
    super('The database does not answer');
  }
}

/** pg tells a connection that was not made in time by its message alone (`client.js`, `connectionTimeoutMillis`). */
function isSilence(error: unknown): boolean {
  return error instanceof SilentError || (error instanceof Error && error.message === 'timeout expired');
}

const ANSWER_WITHIN_MS = 1_000;

/** Whether the database answers on a connection as requests use it: this one alone may be half dead. */
async function answers(): Promise<boolean> {
  const asking = connectAlone(process.env['DATABASE_URL'] ?? '', { connectionTimeoutMillis: ANSWER_WITHIN_MS });
  asking.then(
    (client) => client.end(),
    () => undefined,
  );
  const waiting = new AbortController();
  const isAnswered = asking.then(
    () => true,
    (error: unknown) => !isSilence(error),
  );
  const isLate = pause(ANSWER_WITHIN_MS, waiting.signal).then(() => false);
  return Promise.race([isAnswered, isLate]).finally(() => waiting.abort());
}

/** Waits for the next heartbeat; false if the connection was lost first. */
async function isLive(lost: Promise<void>): Promise<boolean> {
  const waiting = new AbortController();
  const ended = await Promise.race([lost.then(() => true), pause(BEAT_EVERY_MS, waiting.signal).then(() => false)]);
  waiting.abort();
  return !ended;
}

/** Passes topics on, and sends notifications to its own connection to check that they come back. */
function echoes(client: pg.Client) {
  let awaited: { readonly text: string; readonly resolve: () => void } | undefined;
  client.on('notification', ({ payload = '' }) => {
    if (!payload.startsWith(BEAT)) tellChange(payload === EVERYTHING ? null : payload);
    else if (payload === awaited?.text) awaited.resolve();
  });
  return {
    /** Rejects if the echo does not arrive in time. */
    exchange: async () => {
      const echo = deferred();
      const text = `${BEAT}${randomUUID()}`;
      let hasAnswered = false;
      awaited = { text, resolve: echo.resolve };
      client.query('SELECT pg_notify($1, $2)', [CHANNEL, text]).then(
        () => (hasAnswered = true),
        () => (hasAnswered = true),
      );
      await Promise.race([echo.promise, late(echo.promise)]).catch((error: unknown) => {
        throw hasAnswered ? error : new SilentError();
      });
    },
  };
}

/** Rejects after one heartbeat's time, unless the echo arrived. */
async function late(echo: Promise<void>): Promise<never> {
  const waiting = new AbortController();
  void echo.then(() => waiting.abort());
  await pause(BEAT_WITHIN_MS, waiting.signal);
  // If the process itself was busy that long, the echo is unread in the socket: allow one turn to read it.
  await setImmediate();
  await setImmediate();
  throw new Error('The connection on which changes are heard does not answer');
}

/** Resolves after the time, or at once when the signal aborts. Keeps no process alive. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined);
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
