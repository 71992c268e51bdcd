/** A path into a body as text, as errors name places: `['conditions', 0, 'children', 1]` is `conditions[0].children[1]`. */
export function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, part) => {
    if (typeof part === 'number') return `${place}[${part}]`;
    return place === '' ? String(part) : `${place}.${String(part)}`;
  }, '');
}
