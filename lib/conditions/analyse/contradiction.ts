import { readNumber } from '@/lib/conditions/values/compare';

import { isMet, textItems, type FieldLiteral } from './literals';
import { excludesEveryText } from './text-bounds';
import { excludesParts } from './text-parts';

/** The remaining work limit of an analysis, in tests of one value by one literal. */
export interface Budget {
  tests: number;
}

const MAX_NUMBERS = 600;

/**
 * Whether no value of the field can meet all literals about it. true is a proof; false means "there is such a value" or
 * "not proven". A value is missing, an object, a boolean, a number, a text or a list, and each kind is excluded in its
 * own way. Unknown operators are never met.
 */
export function isContradiction(literals: readonly FieldLiteral[], budget: Budget): boolean {
  // The fixed cost of each call: reading the items, and comparing the bounds in pairs.
  budget.tests -= literals.length ** 2 + literals.reduce((sum, { items }) => sum + items.length, 0);
  if (literals.some(isNeverMet) || hasOpposites(literals)) return true;
  const isPossible = (actual: unknown): boolean => {
    budget.tests -= literals.length;
    return literals.every((literal) => isMet(literal, actual));
  };
  // All missing values behave alike, and so do all objects.
  if ([undefined, {}, true, false].some(isPossible)) return false;
  const numbers = numbersToTry(literals);
  if (numbers.length > MAX_NUMBERS || budget.tests < 0 || numbers.some(isPossible)) return false;
  const pinned = pinnedTexts(literals);
  if (pinned === undefined ? !excludesTexts(literals) : pinned.some(isPossible)) return false;
  return excludesLists(literals, isPossible);
}

function isNeverMet({ definition, holds }: FieldLiteral): boolean {
  return holds && definition === undefined;
}

/** A and not A. Also holds for operators that the proofs below do not know. */
function hasOpposites(literals: readonly FieldLiteral[]): boolean {
  const wanted = new Set(literals.filter(({ holds }) => holds).map(keyOf));
  return literals.some((literal) => !literal.holds && wanted.has(keyOf(literal)));
}

function keyOf({ operator, value }: FieldLiteral): string {
  return `${operator} ${value}`;
}

/**
 * Representative numbers: between two neighboring numbers in the literals, each literal has the same result for every
 * number. If a literal pins the value to some items, only those are tried.
 */
function numbersToTry(literals: readonly FieldLiteral[]): number[] {
  const pins = literals.filter((literal) => isPin(literal, 'number'));
  if (pins.length > 0) return numbersOf(shortest(pins)).concat(Number.NaN);
  const named = literals.flatMap(numbersOf);
  const ends = [Number.NEGATIVE_INFINITY, -Number.MAX_VALUE, Number.MAX_VALUE, Number.POSITIVE_INFINITY];
  const points = [...new Set([...named, ...ends])].toSorted((a, b) => a - b);
  const between = points.slice(1).map((high, index) => middle(points[index] ?? high, high));
  return [Number.NaN, ...points, ...between];
}

function numbersOf(literal: FieldLiteral): number[] {
  return textItems(literal)
    .map(readNumber)
    .filter((number) => !Number.isNaN(number));
}

function middle(low: number, high: number): number {
  const gap = high - low;
  // Between -MAX_VALUE and MAX_VALUE the gap overflows; between an infinity and its neighbor there is no number.
  if (Number.isFinite(gap)) return low + gap / 2;
  return Number.isFinite(low) && Number.isFinite(high) ? low / 2 + high / 2 : low;
}

/** Whether a text, or a number, meets a literal only if it equals one of its items. */
function isPin({ definition, holds, items }: FieldLiteral, type: 'text' | 'number'): boolean {
  return holds && definition?.pins?.(type, items) === true;
}

/** Every text that could meet the literals, if one of them lists them; otherwise undefined. */
function pinnedTexts(literals: readonly FieldLiteral[]): string[] | undefined {
  const pins = literals.filter((literal) => isPin(literal, 'text'));
  return pins.length === 0 ? undefined : textItems(shortest(pins));
}

function shortest(literals: readonly FieldLiteral[]): FieldLiteral {
  return literals.reduce((least, literal) => (literal.items.length < least.items.length ? literal : least));
}

function excludesTexts(literals: readonly FieldLiteral[]): boolean {
  const isShut = literals.some((literal) => {
    const { definition, items, holds } = literal;
    // An operator that compares nothing treats all texts alike.
    if (definition?.value === 'none') return !isMet(literal, '');
    // An order with a missing bound, or one that equals nothing, is never true.
    const bounds = definition?.bounds;
    return holds && bounds !== undefined && (items.length !== bounds.length || items.includes(null));
  });
  return isShut || excludesEveryText(literals) || excludesParts(literals);
}

/**
 * Lists: the best candidate has all required items, without those that another literal forbids. If that list fails,
 * every list does.
 */
function excludesLists(literals: readonly FieldLiteral[], isPossible: (actual: unknown) => boolean): boolean {
  // An operator that does not look into lists treats all of them alike.
  if (literals.some((literal) => literal.definition?.looksFor === undefined && !isMet(literal, []))) return true;
  const forbidden = new Set<string>();
  const wanted = new Set<string>();
  for (const literal of literals) {
    const looksFor = literal.definition?.looksFor;
    if (looksFor === undefined) continue;
    // "Not all of these" forbids no single item, so the argument above does not cover it.
    if (looksFor === 'every' && !literal.holds) return false;
    for (const item of textItems(literal)) (literal.holds ? wanted : forbidden).add(item);
  }
  return !isPossible([...wanted].filter((item) => !forbidden.has(item)));
}
