import 'server-only';

import pino from 'pino';

import { LOG_LEVELS } from './env';

const settings = {
  // Pino throws on an unknown level before readEnv could refuse it with a sentence.
  level: LOG_LEVELS.find((level) => level === process.env['SIGNALBOX_LOG_LEVEL']) ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
};

/**
 * The process's log: one JSON line per event on standard output. Callers never pass a request's body, query or headers;
 * the paths below are a second line of defense.
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

/**
 * The largest size at which a write to a pipe is atomic (PIPE_BUF of POSIX, at least 4,096 on Linux): no other line
 * gets in between.
 */
const WRITE_BYTES = 4_096;
const LONGEST_LINE_BYTES = 600;
const FLUSH_MS = 100;
/** Buffer for a log reader that has stopped reading; beyond it, lines are dropped and the server continues. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

/**
 * One line per answered request. All of its fields are ours, so none needs redaction. Lines are written in small
 * batches, because one write costs as much as choosing an integration; a kill -9 loses the lines of up to 100 ms.
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

/**
 * What may be logged of an unexpected error: its name, code and stack. Messages are left out: drivers put values there.
 */
export function loggableError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code, stack: frames.slice(0, 12).map((line) => line.trim()) };
}
