import 'server-only';

import pino from 'pino';

import { LOG_LEVELS } from './env';

const settings = {
  // Pino throws on a level that it does not know, before readEnv could refuse it with a sentence.
  level: LOG_LEVELS.find((level) => level === process.env['SIGNALBOX_LOG_LEVEL']) ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
};

/**
 * The process's log: one JSON line an event on standard output. Nothing of a request's body, query or headers is
 * ever given to it; the paths below are a second line of defence.
 */
export const log = pino({
  ...settings,
  redact: {
    paths: [
      '*.credentials',
      '*.authorization',
      '*.cookie',
      '*.password',
      '*.key',
      '*.token',
      'credentials',
      'authorization',
      'cookie',
      'password',
      'key',
      'token',
    ],
    censor: '[secret]',
  },
});

/** As long as a write to a pipe is whole (PIPE_BUF of POSIX, 4,096 at least on Linux): no other line gets between. */
const WRITE_BYTES = 4_096;
const LONGEST_LINE_BYTES = 600;
const FLUSH_MS = 100;
/** What waits for a reader of the log that does not read; past it lines are dropped, and the server goes on. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

/**
 * The line of each answered request: all of its fields are ours, so that nothing has to be searched for secrets.
 * Written a few at a time, because a write each costs as much as choosing an integration; what a kill -9 catches within
 * 100 ms is lost.
 */
export const requestLog = pino(
  settings,
  pino.destination({
    dest: 1,
    sync: false,
    minLength: WRITE_BYTES - LONGEST_LINE_BYTES,
    maxWrite: WRITE_BYTES,
    maxLength: MOST_WAITING_BYTES,
    periodicFlush: FLUSH_MS,
  }),
);

/** What may be logged of an unexpected error: its name, code and stack, without values that drivers put into messages. */
export function loggableError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code, stack: frames.slice(0, 12).map((line) => line.trim()) };
}
