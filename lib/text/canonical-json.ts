/** What remains to be written: text, or a value. */
type Part = string | { readonly value: unknown };

/**
 * A JSON value as text with the keys of every object in order: equal texts mean equal values, key order aside. Uses a
 * work list instead of recursion, because a body of 1 MiB may be nested deeper than the stack allows.
 */
export function canonicalJson(value: unknown): string {
  const written: string[] = [];
  const toCome: Part[] = [{ value }];
  for (let part = toCome.pop(); part !== undefined; part = toCome.pop()) {
    if (typeof part === 'string') written.push(part);
    else if (typeof part.value !== 'object' || part.value === null) written.push(JSON.stringify(part.value) ?? 'null');
    else written.push(open(part.value, toCome));
  }
  return written.join('');
}

/**
 * The opening bracket of a list or object. Its content goes on the work list in reverse, so that the first part is
 * taken first.
 */
function open(value: object, toCome: Part[]): string {
  if (Array.isArray(value)) {
    toCome.push(']');
    for (let index = value.length - 1; index >= 0; index--) {
      toCome.push({ value: value[index] as unknown });
      if (index > 0) toCome.push(',');
    }
    return '[';
  }
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => (a < b ? 1 : a > b ? -1 : 0));
  toCome.push('}');
  for (const [index, [key, item]] of entries.entries()) {
    toCome.push({ value: item }, `${index < entries.length - 1 ? ',' : ''}${JSON.stringify(key)}:`);
  }
  return '{';
}
