import { isHeldExactly } from './decimal';

/** What a person reads at the place of a number whose digits would be lost. */
export const INEXACT_NUMBER = 'This number is too large to be exact: send it as text, in double quotes.';

/** A number that JSON readers round. */
export interface InexactNumber {
  readonly path: readonly (string | number)[];
  /** Where it begins in the text. */
  readonly offset: number;
}

export interface ExactJson {
  readonly value: unknown;
  /** The numbers whose digits are lost in `value`; at most 50. */
  readonly inexact: readonly InexactNumber[];
}

/** 2^53 has 16 digits. Strings begin with a quote, so an id that is sent as text is not looked at twice. */
const MAY_BE_INEXACT = /(?:^|[[:,\s])-?(?:[\d.]{16}|[\d.]+[eE]\+?\d\d)/;
/** Strings are matched so that numbers inside them are not. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.]*(?:[eE][+-]?\d+)?/gs;
const MOST = 50;

/**
 * JSON.parse that notices numbers past 2^53 whose digits a double does not hold, such as 9007199254740993.
 * In: the text, and the keys below which such a number matters; absent, it does anywhere. Throws SyntaxError, as
 * JSON.parse does.
 */
export function parseExactJson(text: string, below?: readonly string[]): ExactJson {
  const value: unknown = JSON.parse(text);
  if (!MAY_BE_INEXACT.test(text)) return { value, inexact: [] };
  const offsets: number[] = [];
  // Each such number becomes text that says which one it was.
  const marked = replaceInexact(text, (_, offset) => `"${offsets.push(offset) - 1}"`);
  return { value, inexact: offsets.length === 0 ? [] : findMarks(value, JSON.parse(marked), offsets, below) };
}

/** Puts every number whose digits a double does not hold in double quotes. In: valid JSON text. */
export function quoteInexact(text: string): string {
  return MAY_BE_INEXACT.test(text) ? replaceInexact(text, (number) => `"${number}"`) : text;
}

function replaceInexact(text: string, replace: (number: string, offset: number) => string): string {
  return text.replace(STRING_OR_NUMBER, (token: string, offset: number) =>
    token.startsWith('"') || isHarmless(token, Number(token)) ? token : replace(token, offset),
  );
}

/** 1e400 is infinite as a double, which equals no text and is larger than all. */
function isHarmless(token: string, double: number): boolean {
  return !Number.isFinite(double) || isHeldExactly(token, double);
}

/** A value in both readings, and how it was reached. */
interface Visit {
  readonly was: unknown;
  readonly is: unknown;
  readonly key: string | number;
  readonly parent: Visit | undefined;
  readonly matters: boolean;
}

/** Where a number became text. Without recursion or copied paths: a body may be nested a hundred thousand times. */
function findMarks(
  value: unknown,
  marked: unknown,
  offsets: readonly number[],
  below: readonly string[] | undefined,
): InexactNumber[] {
  const found: InexactNumber[] = [];
  const open: Visit[] = [{ was: value, is: marked, key: '', parent: undefined, matters: below === undefined }];
  for (let visit = open.pop(); visit !== undefined && found.length < MOST; visit = open.pop()) {
    const { was, is } = visit;
    if (visit.matters && typeof was === 'number' && typeof is === 'string')
      found.push({ path: pathOf(visit), offset: offsets[Number(is)] ?? 0 });
    if (typeof was !== 'object' || was === null) continue;
    const [values, marks] = [was, is] as Record<string | number, unknown>[];
    for (const key of Object.keys(was)) {
      open.push({
        was: values?.[key],
        is: marks?.[key],
        key: Array.isArray(was) ? Number(key) : key,
        parent: visit,
        matters: visit.matters || below?.includes(key) === true,
      });
    }
  }
  return found.toSorted((a, b) => a.offset - b.offset);
}

function pathOf(visit: Visit): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Visit | undefined = visit; at?.parent !== undefined; at = at.parent) path.push(at.key);
  return path.toReversed();
}
