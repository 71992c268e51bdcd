/** What is still to be written: text as it is, or a value. */
type Part = string | { readonly value: unknown };

/**
 * A JSON value as text with the keys of every object in order: equal texts mean equal values, key order aside. With a
 * list of what is to come instead of recursion, because a body of 1 MiB may be nested deeper than the stack holds.
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

/** The bracket that opens a list or an object; what is inside comes after it, so that the first is taken first. */
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
