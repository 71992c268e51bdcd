import { readBoolean, readNumber } from './compare';
import type { ListItem } from './list-items';

/**
 * The items that EQUAL a given value, by position. Looking up beats comparing one by one: a context may hold a list
 * of half a million items and a tree two hundred lists of two hundred.
 */
type ItemIndex = ReadonlyMap<string | number | boolean, readonly number[]>;

/** ANY_IN: the actual, or some item of it when it is a list, equals some item of the value. */
export function compileAnyIn(items: readonly ListItem[]): (actual: unknown) => boolean {
  const index = indexItems(items);
  const isItem = (actual: unknown): boolean => isScalar(actual) && index.has(actual);
  return (actual) => (Array.isArray(actual) ? actual.some(isItem) : isItem(actual));
}

/** ALL_IN: every item of the value equals the actual, or some item of it when it is a list. */
export function compileAllIn(items: readonly ListItem[]): (actual: unknown) => boolean {
  const index = indexItems(items);
  return (actual) => {
    // An object is seen by IS_DEFINED only, so not even the empty list is in it.
    if (!Array.isArray(actual)) return isScalar(actual) && (index.get(actual)?.length ?? 0) === items.length;
    const seen = new Set<unknown>();
    const found = new Set<number>();
    for (const item of actual) {
      if (found.size === items.length) break;
      const positions = isScalar(item) && !seen.has(item) ? index.get(item) : undefined;
      if (positions === undefined) continue;
      seen.add(item);
      for (const position of positions) found.add(position);
    }
    return found.size === items.length;
  };
}

function isScalar(actual: unknown): actual is string | number | boolean {
  return typeof actual === 'string' || typeof actual === 'number' || typeof actual === 'boolean';
}

/** An item is read as the compared value's type, so one item can be a text, a number or a boolean at once. */
function indexItems(items: readonly ListItem[]): ItemIndex {
  const index = new Map<string | number | boolean, number[]>();
  const add = (key: string | number | boolean, position: number): void => {
    const positions = index.get(key);
    if (positions === undefined) index.set(key, [position]);
    else positions.push(position);
  };
  for (const [position, item] of items.entries()) {
    if (item === null) continue;
    add(item, position);
    const number = readNumber(item);
    if (!Number.isNaN(number)) add(number, position);
    const boolean = readBoolean(item);
    if (boolean !== undefined) add(boolean, position);
  }
  return index;
}
