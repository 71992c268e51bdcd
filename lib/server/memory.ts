import 'server-only';

import { isHearing } from '@/lib/server/database/changes';

/** What was read of the database and may be told again until it is changed. */
export interface Memory<T> {
  /** What is kept under the key, or what `load` reads; null is told and not kept. Rejects as `load` does. */
  get(key: string): Promise<T | null>;
  /** Drops what is kept, and keeps nothing of what is being read. Without a key: everything. */
  forget(key?: string): void;
}

interface MemorySettings<T> {
  readonly load: (key: string) => Promise<T | null>;
  /** Bytes, roughly. */
  readonly weigh: (value: T) => number;
  /** Past this, what was asked longest ago is dropped. */
  readonly mostBytes: number;
  readonly mostKeys: number;
}

/**
 * Keeps what was read while this process hears of changes (lib/server/database/changes.ts); while it does not, every call reads.
 * A read that began before a change and ends after it is told to those who asked before, and to nobody later.
 */
export function createMemory<T>({ load, weigh, mostBytes, mostKeys }: MemorySettings<T>): Memory<T> {
  // In the order of their last use: a Map keeps the order of insertion.
  const kept = new Map<string, { readonly value: T; readonly bytes: number }>();
  const loading = new Map<string, Promise<T | null>>();
  let bytes = 0;
  /** What was asked last, which stands last already. */
  let newest: string | undefined;

  const drop = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };

  const keep = (key: string, value: T) => {
    const entry = { value, bytes: weigh(value) };
    // One that would push out all others is read each time.
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
        // Forgotten meanwhile: what was read may be of before the change.
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
