import { unstorableReason } from '@/lib/text/storable-text';

/** How much JSON a saved context may have. */
const MAX_CONTEXT_BYTES = 64 * 1024;

/** Far above any context that people make, and far below what JSON writers and PostgreSQL can recurse. */
const MAX_LEVELS = 100;

interface Visit {
  readonly value: unknown;
  readonly level: number;
}

/**
 * Why a value cannot be stored as a context's JSON, as the end of a sentence, or null when it can. Visits at most as
 * many values as the limit has bytes, however often the value refers to itself. Never throws.
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
      // Prisma drops it in silence (7.10), and what comes back must be what was saved.
      return Object.hasOwn(value, '__proto__') ? 'must not have a key named __proto__' : null;
    }
    default:
      return 'must be JSON';
  }
}

/** No fewer than one, so that every visit counts towards the limit. */
function leastBytes(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  return typeof value === 'object' && value !== null ? 2 + Object.keys(value).length : 1;
}

function childrenOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value) ? value : Object.entries(value).flat();
}
