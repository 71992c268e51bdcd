import { operatorOf } from '@/lib/conditions/operators';
import type { FieldLeaf, Place } from '@/lib/conditions/types';
import { readNumber } from '@/lib/conditions/values/compare';

import { orderedItems } from './leaf-warnings';
import type { ConditionWarning } from './warning';

/** A field leaf and its place in the tree. */
export interface PlacedLeaf {
  readonly leaf: FieldLeaf;
  readonly path: Place;
}

/**
 * Warns if one leaf orders a field by numbers and another compares it with something else: the other leaf is false for
 * every number. In: every field leaf of the tree.
 */
export function mixedTypeWarnings(leaves: readonly PlacedLeaf[]): ConditionWarning[] {
  const numeric = new Set(leaves.filter(({ leaf }) => isOrderedByNumber(leaf)).map(({ leaf }) => keyOf(leaf)));
  return leaves.flatMap(({ leaf, path }) => {
    const message = numeric.has(keyOf(leaf)) ? mixedType(leaf) : undefined;
    return message === undefined
      ? []
      : [{ path: [...path, 'value'], code: 'text_compared_with_number' as const, message }];
  });
}

function keyOf({ on, field }: FieldLeaf): string {
  return `${on} ${field}`;
}

function isOrderedByNumber(leaf: FieldLeaf): boolean {
  const items = orderedItems(leaf);
  return items.length > 0 && items.every(isNumeric);
}

function isNumeric(text: string): boolean {
  return !Number.isNaN(readNumber(text));
}

function mixedType(leaf: FieldLeaf): string | undefined {
  const elsewhere = 'Elsewhere this field is compared with a number;';
  if (orderedItems(leaf).some((item) => !isNumeric(item))) {
    return `${elsewhere} here with text or a date, which no number is larger or smaller than.`;
  }
  const said = operatorOf(leaf.operator)?.definition.besideNumbers?.(leaf.value ?? '');
  return said === undefined ? undefined : `${elsewhere} ${said}`;
}
