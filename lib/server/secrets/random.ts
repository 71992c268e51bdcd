import 'server-only';

import { randomBytes } from 'node:crypto';

import { v7 as uuidv7 } from 'uuid';

import { perProcess } from '@/lib/server/per-process';

const POOL_BYTES = 4_096;

const state = perProcess('random', () => ({
  /** To ask the system for a few bytes costs more than what they are for, so it is asked for many at once. */
  pool: Buffer.alloc(0),
  lastMs: 0,
  sequence: 0,
}));

/** Random bytes, fit for keys and nonces; no two calls share any. Whoever makes a key of them wipes it as any other. */
export function takeRandom(bytes: number): Buffer {
  // A pool is never filled again: what was taken from it is still in use.
  if (state.pool.length < bytes) state.pool = randomBytes(Math.max(POOL_BYTES, bytes));
  const taken = state.pool.subarray(0, bytes);
  state.pool = state.pool.subarray(bytes);
  return taken;
}

const MOST_SEQUENCE = 0xffff_ffff;

/** A new id: a UUID of version 7. Those of one process are in the order in which they were made (RFC 9562, 6.2). */
export function newId(): string {
  const nowMs = Date.now();
  if (nowMs > state.lastMs || state.sequence === MOST_SEQUENCE) {
    state.lastMs = Math.max(nowMs, state.lastMs + 1);
    // The lower half of its range, so that the upper one is left for those of the same millisecond.
    state.sequence = takeRandom(4).readUInt32BE() >>> 1;
  } else state.sequence += 1;
  return uuidv7({ random: takeRandom(16), msecs: state.lastMs, seq: state.sequence });
}
