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
    // One at a time: half a million items are more than a call takes as arguments.
    else for (const inner of partsOf(part.value).toReversed()) toCome.push(inner);
  }
  return written.join('');
}

function partsOf(value: object): Part[] {
  if (Array.isArray(value))
    return ['[', ...value.flatMap((item: unknown, index): Part[] => [index > 0 ? ',' : '', { value: item }]), ']'];
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const parts = entries.flatMap(([key, item], index): Part[] => [
    `${index > 0 ? ',' : ''}${JSON.stringify(key)}:`,
    { value: item },
  ]);
  return ['{', ...parts, '}'];
}
