import { describeJsonError } from './json-error';

/** Deeper than any valid conditions, and shallow enough for every function that walks a tree. */
const MAX_LEVELS = 100;

export type ReadJson =
  | { readonly ok: true; readonly json: readonly unknown[] }
  | { readonly ok: false; readonly message: string };

/**
 * Reads the text of the raw view. Only an array can be shown as conditions; other text gets an error with its position.
 */
export function readJson(text: string): ReadJson {
  if (text.trim() === '') return { ok: true, json: [] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, message: `Invalid JSON at ${describeJsonError(text)}` };
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

/** The deepest bracket nesting of JSON text, ignoring strings. */
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
