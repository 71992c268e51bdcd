import type { OperatorBound } from '@/lib/conditions/operators/operator';
import { compareCodePoints, orderReferences, referenceOf, type Reference } from '@/lib/conditions/values/compare';
import { compareInstants } from '@/lib/conditions/values/dates';

import type { FieldLiteral } from './literals';

interface Bound extends OperatorBound {
  readonly reference: Reference;
}

type Order = (a: Reference, b: Reference) => number;

const byNumber: Order = orderReferences;
const byInstant: Order = (a, b) =>
  a.instant === undefined || b.instant === undefined ? Number.NaN : compareInstants(a.instant, b.instant);
const byText: Order = (a, b) => compareCodePoints(a.text, b.text);

const isNumeric = ({ reference }: Bound): boolean => !Number.isNaN(reference.number);
const isDate = ({ reference }: Bound): boolean => reference.instant !== undefined;

/**
 * Whether the orders among the literals prove that no text meets them all. A text is numeric, a date, or neither, and
 * compares accordingly: all three must be excluded. false means "not proven".
 */
export function excludesEveryText(literals: readonly FieldLiteral[]): boolean {
  const bounds = literals.flatMap(boundsOf);
  return excludesNumericText(bounds) && excludesDateText(bounds) && isCrossed(bounds, byText);
}

/**
 * Whether the orders among the literals exclude every number (and numeric text) or every date, although each of them
 * alone asks for one. Other text may still match by code point, which is rarely intended.
 */
export function excludesItsOwnKind(literals: readonly FieldLiteral[]): 'number' | 'date' | undefined {
  const bounds = literals.filter(({ holds }) => holds).flatMap(boundsOf);
  if (bounds.length > 0 && bounds.every(isNumeric) && isCrossed(bounds, byNumber)) return 'number';
  return bounds.length > 0 && bounds.every(isDate) && isCrossed(bounds, byInstant) ? 'date' : undefined;
}

function excludesNumericText(bounds: readonly Bound[]): boolean {
  const numeric = bounds.filter(isNumeric);
  const others = bounds.filter((bound) => !isNumeric(bound));
  return isCrossed(numeric, byNumber) || isCrossed(others, byText);
}

function excludesDateText(bounds: readonly Bound[]): boolean {
  const dates = bounds.filter(isDate);
  const others = bounds.filter((bound) => !isDate(bound));
  return isCrossed(dates, byInstant) || isCrossed(others, byText);
}

/** Whether some lower bound is above some upper bound: then nothing is in between. */
function isCrossed(bounds: readonly Bound[], order: Order): boolean {
  const lows = bounds.filter(({ side }) => side === 'low');
  const highs = bounds.filter(({ side }) => side === 'high');
  // Nothing is smaller than the empty text.
  if (order === byText && highs.some(({ isStrict, reference }) => isStrict && reference.text === '')) return true;
  return lows.some((low) =>
    highs.some((high) => {
      const difference = order(low.reference, high.reference);
      return difference > 0 || (difference === 0 && (low.isStrict || high.isStrict));
    }),
  );
}

/**
 * The bounds that a literal sets for a text. Two texts always compare, so "not larger" is "smaller or equal" for them.
 */
function boundsOf({ definition, items, holds }: FieldLiteral): Bound[] {
  const bounds = definition?.bounds ?? [];
  // The outside of a range is not a range; leaving it out proves less, but nothing wrong.
  if (bounds.length !== items.length || items.includes(null) || (!holds && bounds.length > 1)) return [];
  return bounds.map(({ side, isStrict }, index) => {
    const reference = referenceOf(items[index] ?? '');
    if (holds) return { side, isStrict, reference };
    return { side: side === 'low' ? 'high' : 'low', isStrict: !isStrict, reference };
  });
}
