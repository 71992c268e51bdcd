import { readNumber } from '@/lib/conditions/values/compare';

import { isMet, textItems, type FieldLiteral } from './literals';
import { excludesEveryText } from './text-bounds';
import { excludesParts } from './text-parts';

/** Work that an analysis may still do, in tests of one value by one literal. */
export interface Budget {
  tests: number;
}

const MAX_NUMBERS = 600;

/**
 * Whether literals about one field can never all be met, whatever the field holds. true is a proof; false is "there
 * is such a value" or "not proven". A value is missing, an object, a boolean, a number, a text or a list, and each kind
 * is shut out in its own way. Unknown operators are never met.
 */
export function isContradiction(literals: readonly FieldLiteral[], budget: Budget): boolean {
  // What each call costs before the first value is tried: reading the items, and crossing the bounds.
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

/** A and not A, which holds also where the operator has no theory here below. */
function hasOpposites(literals: readonly FieldLiteral[]): boolean {
  const wanted = new Set(literals.filter(({ holds }) => holds).map(keyOf));
  return literals.some((literal) => !literal.holds && wanted.has(keyOf(literal)));
}

function keyOf({ operator, value }: FieldLiteral): string {
  return `${operator} ${value}`;
}

/**
 * Numbers that stand for all: between two neighbouring numbers named by the literals, every literal is as true for one
 * as for another. Where a literal pins the value to some items, those are all there is.
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
  // Between -MAX_VALUE and MAX_VALUE the gap overflows; between an infinity and its neighbour there is nothing.
  if (Number.isFinite(gap)) return low + gap / 2;
  return Number.isFinite(low) && Number.isFinite(high) ? low / 2 + high / 2 : low;
}

/** Whether a text, or a number, meets a literal only when it equals one of its items. */
function isPin({ definition, holds, items }: FieldLiteral, type: 'text' | 'number'): boolean {
  return holds && definition?.pins?.(type, items) === true;
}

/** Every text that could meet the literals, where one of them names it; undefined when none does. */
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
    // What compares nothing treats all texts alike.
    if (definition?.value === 'none') return !isMet(literal, '');
    // An order with a bound that is missing, or equals nothing, holds for none.
    const bounds = definition?.bounds;
    return holds && bounds !== undefined && (items.length !== bounds.length || items.includes(null));
  });
  return isShut || excludesEveryText(literals) || excludesParts(literals);
}

/**
 * Lists: what asks for items is met best by the list of all items asked for, less those that another literal forbids.
 * If that list fails, every list does.
 */
function excludesLists(literals: readonly FieldLiteral[], isPossible: (actual: unknown) => boolean): boolean {
  // What does not look into lists treats all of them alike.
  if (literals.some((literal) => literal.definition?.looksFor === undefined && !isMet(literal, []))) return true;
  const forbidden = new Set<string>();
  const wanted = new Set<string>();
  for (const literal of literals) {
    const looksFor = literal.definition?.looksFor;
    if (looksFor === undefined) continue;
    // "Not all of these" forbids no single item, so the argument above does not reach it.
    if (looksFor === 'every' && !literal.holds) return false;
    for (const item of textItems(literal)) (literal.holds ? wanted : forbidden).add(item);
  }
  return !isPossible([...wanted].filter((item) => !forbidden.has(item)));
}
