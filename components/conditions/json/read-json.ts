import { describeJsonError } from './json-error';

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
  } catch {
    return { ok: false, message: `This is not JSON yet. ${upperFirst(describeJsonError(text))}` };
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

function upperFirst(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
