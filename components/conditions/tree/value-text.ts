import { listItems, readJsonArray } from '@/lib/conditions/values/list-items';

/** A leaf's value as text: a number or boolean as its text, a list as its JSON text. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}

/**
 * The items of a leaf's value, as an operator reads a list. In: the value as sent. Out: JSON values; text that is no
 * JSON array yields texts. Items keep their type, so that a non-text item survives the edit of another.
 */
export function readItems(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const text = valueText(value);
  return readJsonArray(text) ?? listItems(text);
}

/** The text of a chip. Numbers, true and false match their text; null, lists and objects match nothing. */
export function itemText(item: unknown): string {
  return typeof item === 'string' ? item : JSON.stringify(item);
}

/** Writes items as text with commas if it reads back as the same items, else as the text of a JSON array. */
export function writeItems(items: readonly unknown[]): string {
  if (!items.every((item) => typeof item === 'string')) return JSON.stringify(items);
  const text = items.join(',');
  const readBack = listItems(text);
  const isSame = readBack.length === items.length && readBack.every((item, index) => item === items[index]);
  return isSame ? text : JSON.stringify(items);
}

/** The lower and the upper bound; a missing bound is empty. */
export function readBounds(value: unknown): readonly [string, string] {
  const [low, high] = readItems(value);
  return [low === undefined ? '' : itemText(low), high === undefined ? '' : itemText(high)];
}

/** Always writes both bounds, even when both are empty. */
export function writeBounds(low: string, high: string): string {
  return writeItems([low, high]);
}

/**
 * Splits pasted or typed text into items: a JSON array, or text with commas, tabs or line breaks between items. An item in
 * double quotes may contain a comma: `"Berlin, DE", Paris`. Empty items are dropped.
 */
export function splitItems(pasted: string): string[] {
  const array = readJsonArray(pasted);
  if (array !== undefined) return array.map(itemText);
  const items = pasted.match(/\s*"(?:[^"]|"")*"\s*?(?=[,\t]|$)|[^,\t\n\r]+/gm) ?? [];
  return items.map((item) => unquote(item.trim())).filter((item) => item !== '');
}

/** Whether a comma typed now belongs to the item, because its quotes are still open. */
export function isInsideQuotes(draft: string): boolean {
  return draft.trimStart().startsWith('"') && (draft.match(/"/g) ?? []).length % 2 === 1;
}

function unquote(item: string): string {
  return /^"(?:[^"]|"")*"$/.test(item) ? item.slice(1, -1).replaceAll('""', '"') : item;
}
