import { type ExactJson, parseExactJson } from '@/lib/text/exact-json';

import { describeJsonError, lineAndColumn } from './json-error';

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
  let read: ExactJson;
  try {
    read = parseExactJson(text);
  } catch {
    return { ok: false, message: `Invalid JSON at ${describeJsonError(text)}` };
  }
  const { value: json } = read;
  if (!Array.isArray(json))
    return {
      ok: false,
      message: 'Conditions are an array of groups: begin with [ and end with ], or write [] for none.',
    };
  const rounded = describeInexact(text, read);
  if (rounded !== undefined) return { ok: false, message: rounded };
  if (levels(text) > MAX_LEVELS)
    return { ok: false, message: `This is nested more than ${MAX_LEVELS} levels deep, which no conditions are.` };
  return { ok: true, json };
}

/** Where the first number stands whose digits would be lost, and what to do; undefined if there is none. */
export function describeInexact(text: string, { inexact: [first] }: ExactJson): string | undefined {
  if (first === undefined) return undefined;
  return `The number at ${lineAndColumn(text, first.offset)} is too large to be exact. Put it in double quotes, as text.`;
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
