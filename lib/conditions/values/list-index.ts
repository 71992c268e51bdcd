import { readBoolean, readEqualNumber } from './compare';
import type { ListItem } from './list-items';

type Scalar = string | number | boolean;

/**
 * The positions of a list value's items, by the value that EQUALS them. A lookup is faster than comparisons one by one:
 * a context may hold a list of half a million items, and a tree two hundred lists of two hundred.
 */
export type ListIndex = ReadonlyMap<Scalar, readonly number[]>;

/** An item is parsed as the compared value's type, so one item can be a text, a number and a boolean at once. */
export function indexItems(items: readonly ListItem[]): ListIndex {
  const index = new Map<Scalar, number[]>();
  const add = (key: Scalar, position: number): void => {
    const positions = index.get(key);
    if (positions === undefined) index.set(key, [position]);
    else positions.push(position);
  };
  for (const [position, item] of items.entries()) {
    if (item === null) continue;
    add(item, position);
    const number = readEqualNumber(item);
    if (!Number.isNaN(number)) add(number, position);
    const boolean = readBoolean(item);
    if (boolean !== undefined) add(boolean, position);
  }
  return index;
}

/** Whether a value of the context can equal an item at all: lists, objects and missing values equal nothing. */
export function isScalar(actual: unknown): actual is Scalar {
  return typeof actual === 'string' || typeof actual === 'number' || typeof actual === 'boolean';
}

/** A test that reads lists and never throws: reading a list that is a proxy can throw. */
export function guarded(test: (actual: unknown) => boolean): (actual: unknown) => boolean {
  return (actual) => {
    try {
      return test(actual);
    } catch {
      return false;
    }
  };
}
