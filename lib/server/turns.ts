import 'server-only';

import { setImmediate } from 'node:timers/promises';

/** Long work runs in pieces: other work of this process gets a turn at least this often. */
const PIECE_MS = 10;

/**
 * Returns a function to call between the pieces of long work. It returns at once if the last break was less than 10 ms
 * ago; otherwise it lets everything that waits in this process run first.
 */
export function createBreaks(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < PIECE_MS) return;
    await setImmediate();
    last = performance.now();
  };
}
