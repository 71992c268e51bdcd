import { unstorableReason } from '@/lib/text/storable-text';

/** The largest JSON of a saved context. */
const MAX_CONTEXT_BYTES = 64 * 1024;

/** Far above any context that people write, and far below the recursion limits of JSON writers and PostgreSQL. */
const MAX_LEVELS = 100;

interface Visit {
  readonly value: unknown;
  readonly level: number;
}

/**
 * Why a value cannot be stored as a context's JSON, as the end of a sentence, or null if it can. Visits at most as
 * many values as the limit has bytes, even if the value refers to itself. Never throws.
 */
export function unstorableContextReason(context: unknown): string | null {
  const open: Visit[] = [{ value: context, level: 0 }];
  let bytes = 0;
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { value, level } = visit;
    if (level > MAX_LEVELS) return `must not be nested deeper than ${MAX_LEVELS} levels`;
    const reason = unstorableValueReason(value);
    if (reason) return reason;
    bytes += leastBytes(value);
    if (bytes > MAX_CONTEXT_BYTES) return 'must not have more than 64 KiB of JSON';
    for (const child of childrenOf(value)) open.push({ value: child, level: level + 1 });
  }
  const size = new TextEncoder().encode(JSON.stringify(context)).byteLength;
  return size > MAX_CONTEXT_BYTES ? 'must not have more than 64 KiB of JSON' : null;
}

function unstorableValueReason(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return unstorableReason(value);
    case 'number':
      return Number.isFinite(value) ? null : 'must hold no number beyond what JSON readers can hold';
    case 'boolean':
    case 'undefined':
      return null;
    case 'object': {
      if (value === null || Array.isArray(value)) return null;
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) return 'must be JSON';
      // Prisma silently drops it (7.10), and a sample must come back as it was saved.
      return Object.hasOwn(value, '__proto__') ? 'must not have a key named __proto__' : null;
    }
    default:
      return 'must be JSON';
  }
}

/** At least one, so that every visit counts toward the limit. */
function leastBytes(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  return typeof value === 'object' && value !== null ? 2 + Object.keys(value).length : 1;
}

function childrenOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value) ? value : Object.entries(value).flat();
}
