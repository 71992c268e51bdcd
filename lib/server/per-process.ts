import 'server-only';

const held = globalThis as { [key: symbol]: unknown };

/**
 * A value that exists once per process, although its module is in two bundles (Next's pages and the server). The first
 * bundle that asks creates it, and both find it. Everything counted, limited, cached or connected uses this.
 */
export function perProcess<T>(name: string, create: () => T): T {
  const key = Symbol.for(`signalbox.${name}`);
  return (held[key] ??= create()) as T;
}

/**
 * Whether a value carries a mark. Replaces `instanceof` for objects that cross from one bundle to the other, such as a
 * thrown error: each bundle has its own copy of the class, so `instanceof` fails there.
 */
export function hasMark(value: unknown, mark: symbol): boolean {
  return typeof value === 'object' && value !== null && mark in value;
}
