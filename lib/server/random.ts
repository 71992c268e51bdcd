import { randomBytes } from 'node:crypto';

import { v7 as uuidv7 } from 'uuid';

const POOL_BYTES = 4_096;

/** To ask the system for a few bytes costs more than what they are for, so it is asked for many at once. */
let pool = Buffer.alloc(0);

/** Random bytes, fit for keys and nonces; no two calls share any. Whoever makes a key of them wipes it as any other. */
export function takeRandom(bytes: number): Buffer {
  // A pool is never filled again: what was taken from it is still in use.
  if (pool.length < bytes) pool = randomBytes(Math.max(POOL_BYTES, bytes));
  const taken = pool.subarray(0, bytes);
  pool = pool.subarray(bytes);
  return taken;
}

const MOST_SEQUENCE = 0xffff_ffff;
let lastMs = 0;
let sequence = 0;

/** A new id: a UUID of version 7. Those of one process are in the order in which they were made (RFC 9562, 6.2). */
export function newId(): string {
  const nowMs = Date.now();
  if (nowMs > lastMs || sequence === MOST_SEQUENCE) {
    lastMs = Math.max(nowMs, lastMs + 1);
    // The lower half of its range, so that the upper one is left for those of the same millisecond.
    sequence = takeRandom(4).readUInt32BE() >>> 1;
  } else sequence += 1;
  return uuidv7({ random: takeRandom(16), msecs: lastMs, seq: sequence });
}
