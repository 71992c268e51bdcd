import 'server-only';

import { setImmediate } from 'node:timers/promises';

/** Long work that is done in pieces: others of this process get their turn at least this often. */
const PIECE_MS = 10;

/**
 * Gives a function to call between the pieces of long work. It returns at once while the last break is less than 10 ms
 * ago, else it lets everything that waits in this process go first.
 */
export function createBreaks(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < PIECE_MS) return;
    await setImmediate();
    last = performance.now();
  };
}
