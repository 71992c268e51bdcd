import { readBoolean, readNumber } from './compare';
import { readInstant } from './dates';
import { listItems, type ListItem } from './list-items';

const MAX_TEXT = 60;
const MAX_ITEMS = 8;

/** A value in a sentence. Numbers, true and false are unquoted, since they are parsed as such; other text is quoted. */
export function sayValue(value: ListItem): string {
  if (value === null) return 'an item that equals nothing';
  const isBare = !Number.isNaN(readNumber(value)) || readBoolean(value) !== undefined;
  return isBare ? cut(value) : quote(value);
}

/** The items of a list value in a sentence; only the first ones of a long list. */
export function sayList(value: string): string {
  const items = listItems(value);
  if (items.length === 0) return 'an empty list';
  const more = items.length - MAX_ITEMS;
  const first = items.slice(0, MAX_ITEMS).map(sayValue).join(', ');
  return more > 0 ? `${first} (and ${more} more)` : first;
}

/** "from … to …", because "between … and …" would add an "and" that joins no rules. */
export function sayRange(value: string): string {
  const [low, high] = listItems(value);
  if (low === undefined || high === undefined) return 'within bounds not yet given';
  return `from ${sayBound(low)} to ${sayBound(high)}`;
}

/** One bound in a sentence: `dateWords` precede a date, `words` anything else. */
export function sayOrder(value: string, dateWords: string, words: string): string {
  return isDate(value) ? `${dateWords} ${value}` : `${words} ${sayValue(value)}`;
}

function sayBound(item: ListItem): string {
  return item !== null && isDate(item) ? item : sayValue(item);
}

function isDate(value: string): boolean {
  return value.length <= MAX_TEXT && readInstant(value) !== undefined;
}

/** Text in double quotes, cut if long. */
export function quote(text: string): string {
  return JSON.stringify(cut(String(text)));
}

/** Text of at most 60 characters, ending in "…" if it was longer. */
export function cut(text: string): string {
  const characters = Array.from(text.slice(0, MAX_TEXT * 2 + 2));
  return characters.length > MAX_TEXT ? `${characters.slice(0, MAX_TEXT).join('')}…` : text;
}
