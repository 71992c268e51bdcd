import 'server-only';

import { onChange } from '@/lib/server/database/changes';
import { log, loggableError } from '@/lib/server/log';
import { createMemory } from '@/lib/server/memory';
import { perProcess } from '@/lib/server/per-process';

import { type ApiKeyRow, findApiKeyByHash, touchApiKey } from './repository';

const memory = perProcess('api-keys', () => {
  // Unknown keys are not cached: each costs a read, but no memory.
  const made = createMemory<ApiKeyRow>({
    load: (digest) => findApiKeyByHash(Buffer.from(digest, 'base64url')),
    weigh: () => 1_000,
    mostBytes: 10_000_000,
    mostKeys: 10_000,
  });
  // Any change to any key drops all of them: changes are rare, and a revoked key must never outlive its revocation.
  onChange((topic) => {
    if (topic === null || topic === 'api_keys') made.forget();
  });
  return made;
});

/**
 * The key of a digest (`digestKey`), including revoked and expired ones. Served from memory while this process
 * receives change notifications.
 */
export function knownKey(digest: string): Promise<ApiKeyRow | null> {
  return memory.get(digest);
}

const TOUCH_EVERY_MS = 60_000;
/** Above this many keys, their recorded last uses are forgotten, at the cost of one write each. */
const MOST_TOUCHED = 10_000;

const touched = perProcess('api-keys-touched', () => new Map<string, number>());

/** Records that a key is in use, at most once a minute per process. Nothing waits for the write. */
export function noteUse({ id }: ApiKeyRow, now: Date): void {
  const before = touched.get(id);
  if (before !== undefined && Math.abs(now.getTime() - before) < TOUCH_EVERY_MS) return;
  if (touched.size >= MOST_TOUCHED) touched.clear();
  touched.set(id, now.getTime());
  touchApiKey(id, now).catch((error: unknown) => {
    touched.delete(id);
    log.warn({ error: loggableError(error) }, 'the use of a key could not be noted');
  });
}
