/** Deeper than any conditions are, and shallow enough for everything that walks a tree. */
const MAX_LEVELS = 100;

export type ReadJson =
  | { readonly ok: true; readonly json: readonly unknown[] }
  | { readonly ok: false; readonly message: string };

/** Reads the text of the raw view. Only an array can be shown as conditions; anything else is said with its place. */
export function readJson(text: string): ReadJson {
  if (text.trim() === '') return { ok: true, json: [] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: syntaxMessage(text, error instanceof Error ? error.message : '') };
  }
  if (!Array.isArray(json))
    return {
      ok: false,
      message: 'Conditions are an array of groups: begin with [ and end with ], or write [] for none.',
    };
  if (levels(text) > MAX_LEVELS)
    return { ok: false, message: `This is nested more than ${MAX_LEVELS} levels deep, which no conditions are.` };
  return { ok: true, json };
}

export function writeJson(wire: unknown): string {
  return JSON.stringify(wire, null, 2);
}

/** Browsers word the error differently; most of them say at which character it is. */
function syntaxMessage(text: string, reason: string): string {
  const at = /position (\d+)/.exec(reason)?.[1];
  const place = at === undefined ? '' : `, ${lineAndColumn(text, Number(at))}`;
  const words = reason.replace(/\s*(?:in JSON )?at position \d+.*$/s, '').replace(/,? ?"[\s\S]*$/, '');
  return `This is not JSON yet${place}: ${words === '' ? 'it ends too early or has a sign too many' : words}.`;
}

function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** The deepest bracket of JSON text, strings left out. */
function levels(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [sign] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (sign === '[' || sign === '{') depth += 1;
    if (sign === ']' || sign === '}') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
