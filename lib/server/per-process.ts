const held = globalThis as { [key: symbol]: unknown };

/** What exists once a process, also when its module is in more than one bundle (Next's and the server's). */
export function perProcess<T>(name: string, make: () => T): T {
  const key = Symbol.for(`signalbox.${name}`);
  return (held[key] ??= make()) as T;
}
