import 'server-only';

const held = globalThis as { [key: symbol]: unknown };

/**
 * What there is once in a process, though its module is in two bundles (Next's pages and the server): the first bundle
 * that asks creates it, and both find it. Whatever is counted, limited, kept or connected goes through here.
 */
export function perProcess<T>(name: string, create: () => T): T {
  const key = Symbol.for(`signalbox.${name}`);
  return (held[key] ??= create()) as T;
}

/**
 * Whether a value bears a mark. For the `instanceof` of a class whose objects go from one bundle to the other, such as an
 * error that is thrown by what the other one created: each bundle has a class of its own, so the class is no mark.
 */
export function hasMark(value: unknown, mark: symbol): boolean {
  return typeof value === 'object' && value !== null && mark in value;
}
