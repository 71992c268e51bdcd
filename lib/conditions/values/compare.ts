import { compareDecimals, isHeldExactly } from '@/lib/text/decimal';

import { compareInstants, readInstant, type Instant } from './dates';

/**
 * RFC 8259, section 6: a JSON number and nothing around it. Linear: no part can match the first character of the next.
 */
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A leaf's value, or an item of its list, parsed once as every type that a context's value may have. */
export interface Reference {
  readonly text: string;
  /** The nearest double; NaN if the text is not numeric. */
  readonly number: number;
  /** The number that the text equals: NaN if there is none, also past 2^53 if no double has its digits. */
  readonly equalNumber: number;
  readonly boolean: boolean | undefined;
  readonly instant: Instant | undefined;
}

/** Parses a text as each type a context's value can have. */
export function referenceOf(text: string): Reference {
  return {
    text,
    number: readNumber(text),
    equalNumber: readEqualNumber(text),
    boolean: readBoolean(text),
    instant: readInstant(text),
  };
}

/**
 * Reads numeric text; ` 5`, `0x10`, `1,000`, `.5` and `007` are not numeric.
 * Returns the number, or NaN for anything else: NaN equals nothing and orders with nothing, which is the rule.
 */
export function readNumber(text: string): number {
  return JSON_NUMBER.test(text) ? Number(text) : Number.NaN;
}

/** The number that a text equals, or NaN: past 2^53, a double that only comes near would equal other numbers too. */
export function readEqualNumber(text: string): number {
  const number = readNumber(text);
  return isHeldExactly(text, number) ? number : Number.NaN;
}

/** `true` or `false` in any case, else undefined. */
export function readBoolean(text: string): boolean | undefined {
  // Length first: lower-casing a value of up to 1,000 characters would be wasted work.
  if (text.length !== 4 && text.length !== 5) return undefined;
  const lower = text.toLowerCase();
  if (lower === 'true') return true;
  return lower === 'false' ? false : undefined;
}

/** null and undefined are both missing: a field that holds null counts as absent. */
export function isMissing(actual: unknown): boolean {
  return actual === undefined || actual === null;
}

/** EQUAL: the reference parsed as the actual's type. Lists, objects and missing values equal nothing. */
export function equals(actual: unknown, reference: Reference): boolean {
  switch (typeof actual) {
    case 'string':
      return actual === reference.text;
    case 'number':
      return actual === reference.equalNumber;
    case 'boolean':
      return actual === reference.boolean;
    default:
      return false;
  }
}

/**
 * How two values are ordered: as numbers if both are numeric, else as instants if both are dates, else
 * by code point if both are text. Out: negative, 0 or positive; undefined if the two cannot be compared.
 * Callers replace undefined with an integer: NaN there slowed evaluations with several orders by a seventh.
 */
export function order(actual: unknown, reference: Reference): number | undefined {
  if (typeof actual === 'number') return orderNumeric(actual, actual, reference);
  if (typeof actual !== 'string') return undefined;
  if (!Number.isNaN(reference.number)) {
    const byNumber = orderNumeric(actual, readNumber(actual), reference);
    if (byNumber !== undefined) return byNumber;
  } else if (reference.instant !== undefined) {
    const instant = readInstant(actual);
    if (instant !== undefined) return compareInstants(instant, reference.instant);
  }
  return compareCodePoints(actual, reference.text);
}

/** Orders two numeric references exactly; NaN if one is not numeric. */
export function orderReferences(a: Reference, b: Reference): number {
  return orderNumeric(a.text, a.number, b) ?? Number.NaN;
}

/** A number, or a numeric text and its double, beside a reference. */
function orderNumeric(actual: number | string, double: number, reference: Reference): number | undefined {
  const nearest = orderNumbers(double, reference.number);
  if (nearest !== 0 || Math.abs(double) <= Number.MAX_SAFE_INTEGER) return nearest;
  // Past 2^53, different numbers have the same double. No numeric text is as large as infinity, which JSON lacks.
  return Number.isFinite(actual) || typeof actual === 'string'
    ? compareDecimals(String(actual), reference.text)
    : Math.sign(double);
}

function orderNumbers(a: number, b: number): number | undefined {
  if (a < b) return -1;
  if (a > b) return 1;
  // Neither smaller nor larger, and not equal: one of them is NaN.
  return a === b ? 0 : undefined;
}

/** Orders text by code point. `<` alone orders by UTF-16 unit, which puts U+1F600 before U+FF5E. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index += 1) {
    const unitA = a.charCodeAt(index);
    const unitB = b.charCodeAt(index);
    if (unitA !== unitB) return codePointRank(unitA) < codePointRank(unitB) ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

/** A surrogate stands for a code point above U+FFFF, so it ranks above every other unit. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
