import 'server-only';

import { isHearing } from '@/lib/server/database/changes';

/** A cache of database reads, valid until a change. */
export interface Memory<T> {
  /**
   * Returns the cached value of the key, or what `load` reads. null is returned but not cached. Rejects as `load` does.
   */
  get(key: string): Promise<T | null>;
  /** Drops the cached value, and does not cache reads in progress. Without a key: for all keys. */
  forget(key?: string): void;
}

interface MemorySettings<T> {
  readonly load: (key: string) => Promise<T | null>;
  /** Bytes, approximately. */
  readonly weigh: (value: T) => number;
  /** Above this, the least recently used entry is dropped. */
  readonly mostBytes: number;
  readonly mostKeys: number;
}

/**
 * Caches reads while this process receives changes (lib/server/database/changes.ts); while it does not, every call
 * reads. A read that began before a change and ends after it is returned to earlier callers, and to no later one.
 */
export function createMemory<T>({ load, weigh, mostBytes, mostKeys }: MemorySettings<T>): Memory<T> {
  // In order of last use: a Map keeps insertion order.
  const kept = new Map<string, { readonly value: T; readonly bytes: number }>();
  const loading = new Map<string, Promise<T | null>>();
  let bytes = 0;
  /** The key used last, which is already at the end. */
  let newest: string | undefined;

  const drop = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };

  const keep = (key: string, value: T) => {
    const entry = { value, bytes: weigh(value) };
    // A value that would push out all others is read each time.
    if (entry.bytes > mostBytes / 2) return;
    drop(key);
    kept.set(key, entry);
    newest = key;
    bytes += entry.bytes;
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes && kept.size <= mostKeys) return;
      drop(oldest);
    }
  };

  const read = (key: string): Promise<T | null> => {
    const reading = load(key).then(
      (value) => {
        // Forgotten during the read: the value may predate the change.
        if (loading.get(key) !== reading) return value;
        loading.delete(key);
        if (value !== null) keep(key, value);
        return value;
      },
      (error: unknown) => {
        if (loading.get(key) === reading) loading.delete(key);
        throw error;
      },
    );
    loading.set(key, reading);
    return reading;
  };

  return {
    get(key) {
      if (!isHearing()) return load(key);
      const found = kept.get(key);
      if (!found) return loading.get(key) ?? read(key);
      if (key !== newest) {
        kept.delete(key);
        kept.set(key, found);
        newest = key;
      }
      return Promise.resolve(found.value);
    },
    forget(key) {
      if (key !== undefined) {
        drop(key);
        loading.delete(key);
        return;
      }
      kept.clear();
      loading.clear();
      bytes = 0;
    },
  };
}
