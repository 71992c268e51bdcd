/** Past this a name is no slip of the keys, and the distance not worth its time. */
const MAX_LENGTH = 40;

/**
 * The allowed name that a mistyped one most likely meant, for "did you mean". In: what was sent, and the allowed
 * names. Out: the nearest by edit distance without case, at most a third of the letters away; else undefined.
 */
export function nearestName<Name extends string>(sent: string, allowed: readonly Name[]): Name | undefined {
  if (sent.length === 0 || sent.length > MAX_LENGTH) return undefined;
  let nearest: Name | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of allowed) {
    const distance = editDistance(simplify(sent), simplify(name));
    if (distance < least && distance <= Math.max(1, Math.floor(name.length / 3))) {
      nearest = name;
      least = distance;
    }
  }
  return nearest;
}

/** "not equal", "not-equal" and "notEqual" are NOT_EQUAL with other habits. */
function simplify(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** Levenshtein's distance, one row at a time; two letters that changed places count once, as the commonest slip. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
