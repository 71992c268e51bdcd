import 'server-only';

import { onChange } from '@/lib/server/database/changes';
import { log, loggableError } from '@/lib/server/log';
import { createMemory } from '@/lib/server/memory';
import { perProcess } from '@/lib/server/per-process';

import { type ApiKeyRow, findApiKeyByHash, touchApiKey } from './repository';

const memory = perProcess('api-keys', () => {
  // Unknown keys are not kept: they cost a read each, and no memory.
  const made = createMemory<ApiKeyRow>({
    load: (digest) => findApiKeyByHash(Buffer.from(digest, 'base64url')),
    weigh: () => 1_000,
    mostBytes: 10_000_000,
    mostKeys: 10_000,
  });
  // Any change of any key drops all of them: it is rare, and a revoked key must not outlive it for whatever reason.
  onChange((topic) => {
    if (topic === null || topic === 'api_keys') made.forget();
  });
  return made;
});

/** The key of a digest (`digestKey`), revoked and expired ones too: from memory while this process hears of changes. */
export function knownKey(digest: string): Promise<ApiKeyRow | null> {
  return memory.get(digest);
}

const TOUCH_EVERY_MS = 60_000;
/** Past this many keys, what is known of their last use is forgotten: it costs one write each. */
const MOST_TOUCHED = 10_000;

const touched = perProcess('api-keys-touched', () => new Map<string, number>());

/** Notes that a key is in use, at most once a minute and process; nobody waits for it. */
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
