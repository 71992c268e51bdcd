import 'server-only';

import { randomBytes } from 'node:crypto';

import { v7 as uuidv7 } from 'uuid';

import { perProcess } from '@/lib/server/per-process';

const POOL_BYTES = 4_096;

const state = perProcess('random', () => ({
  /** Each system call for random bytes is expensive, so one call fetches many. */
  pool: Buffer.alloc(0),
  lastMs: 0,
  sequence: 0,
}));

/**
 * Random bytes, fit for keys and nonces; no two calls share any. A caller that uses them as a key wipes them like any
 * other key.
 */
export function takeRandom(bytes: number): Buffer {
  // A pool is never refilled: bytes taken from it are still in use.
  if (state.pool.length < bytes) state.pool = randomBytes(Math.max(POOL_BYTES, bytes));
  const taken = state.pool.subarray(0, bytes);
  state.pool = state.pool.subarray(bytes);
  return taken;
}

const MOST_SEQUENCE = 0xffff_ffff;

/** A new id: a UUID of version 7. Ids of one process sort in order of creation (RFC 9562, 6.2). */
export function newId(): string {
  const nowMs = Date.now();
  if (nowMs > state.lastMs || state.sequence === MOST_SEQUENCE) {
    state.lastMs = Math.max(nowMs, state.lastMs + 1);
    // From the lower half of the range, which leaves the upper half for later ids of the same millisecond.
    state.sequence = takeRandom(4).readUInt32BE() >>> 1;
  } else state.sequence += 1;
  return uuidv7({ random: takeRandom(16), msecs: state.lastMs, seq: state.sequence });
}
