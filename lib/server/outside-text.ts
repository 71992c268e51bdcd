/** Texts among the arguments of server actions: whatever their types say, a caller sends what it likes. */

/** A text as it is; what is none names nothing. `String` would ask an object how it reads, and may then throw. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** As textOf, for what may be left out. */
export function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
