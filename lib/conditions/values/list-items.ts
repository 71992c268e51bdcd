import { quoteInexact } from '@/lib/text/exact-json';

/** One item of a list value as text, or null for an item that equals nothing (null, a list, an object). */
export type ListItem = string | null;

/**
 * Reads a leaf's value as a list. In: the stored text. Out: its items in order.
 * Text that parses as a JSON array is that array, untrimmed, its numbers with all of their digits; other text is split
 * at commas and trimmed, empty items kept; the empty text is the empty list. Never throws.
 */
export function listItems(text: string): ListItem[] {
  if (text === '') return [];
  return readJsonArray(text)?.map(toItem) ?? text.split(',').map((item) => item.trim());
}

/** The array in a text, or undefined if the text is not a JSON array. A number whose digits a double rounds is text. */
export function readJsonArray(text: string): unknown[] | undefined {
  // Most values are not JSON: this avoids an exception.
  if (!text.trimStart().startsWith('[')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed)) return undefined;
    const exact = quoteInexact(text);
    return exact === text ? parsed : (JSON.parse(exact) as unknown[]);
  } catch {
    return undefined;
  }
}

function toItem(item: unknown): ListItem {
  if (typeof item === 'string') return item;
  if (typeof item === 'boolean') return String(item);
  // 1e400 is a JSON number that no double holds; no value of a context can equal it.
  if (typeof item === 'number' && Number.isFinite(item)) return String(item);
  return null;
}

/** One text for all lists with the same items, whatever their order and spelling. */
export function canonicalSet(text: string): string {
  return JSON.stringify([...new Set(listItems(text))].toSorted((a, b) => (String(a) < String(b) ? -1 : 1)));
}
