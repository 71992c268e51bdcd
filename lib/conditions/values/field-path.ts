/** One step of a path: a key, or the index of a list's item. */
export interface PathStep {
  readonly key: string;
  /** In double quotes: always a key, whatever it contains. */
  readonly isQuoted: boolean;
}

const QUOTED = /"((?:[^"\\]|\\["\\])*)"(?=\.|$)/y;

/**
 * Reads a dot path. A step that begins with a double quote ends with one, and is one key with all of its dots; inside,
 * a quote or backslash follows a backslash. Out: the steps, or undefined if a quote is not closed that way.
 */
export function readPath(field: string): PathStep[] | undefined {
  if (!field.includes('"')) return field.split('.').map((key) => ({ key, isQuoted: false }));
  const steps: PathStep[] = [];
  for (let at = 0; at <= field.length; at += 1) {
    if (field[at] !== '"') {
      const dot = field.indexOf('.', at);
      const end = dot < 0 ? field.length : dot;
      steps.push({ key: field.slice(at, end), isQuoted: false });
      at = end;
      continue;
    }
    QUOTED.lastIndex = at;
    const match = QUOTED.exec(field);
    if (match === null) return undefined;
    steps.push({ key: (match[1] ?? '').replace(/\\(.)/g, '$1'), isQuoted: true });
    at += match[0].length;
  }
  return steps;
}

/** A key as one step of a path: in quotes if it could not be read otherwise. */
export function writeStep(key: string): string {
  const isPlain = key !== '' && !key.includes('.') && !key.startsWith('"') && key.trim() === key;
  return isPlain ? key : `"${key.replace(/["\\]/g, String.raw`\$&`)}"`;
}
