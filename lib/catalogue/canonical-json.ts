/** A JSON value as text with the keys of every object in order: equal texts mean equal values, key order aside. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? 'null';
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  // A null prototype, so that a key named __proto__ stays a key.
  return Object.assign(
    Object.create(null) as object,
    Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)])),
  );
}
