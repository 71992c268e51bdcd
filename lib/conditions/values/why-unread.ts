import { readBoolean, readEqualNumber, readNumber } from './compare';
import type { ListItem } from './list-items';

/** The type of a present value in the context. */
export type ValueType = 'text' | 'number' | 'boolean' | 'list' | 'object';

const NO_NUMBER = 'The field is a number and the value cannot be read as one.';
const TOO_LARGE =
  'The value is too large for an exact number, so no number equals it: send the field as text, in double quotes.';

/** Why no item of a value can be parsed as the field's type; undefined if one can. */
export function whyUnread(type: ValueType, items: readonly ListItem[]): string | undefined {
  if (items.length === 0) return undefined;
  if (type === 'number' && items.every((item) => item === null || Number.isNaN(readEqualNumber(item)))) {
    return items.some((item) => item !== null && !Number.isNaN(readNumber(item))) ? TOO_LARGE : NO_NUMBER;
  }
  if (type === 'boolean' && items.every((item) => item === null || readBoolean(item) === undefined)) {
    return 'The field is true or false and the value cannot be read as either.';
  }
  return undefined;
}

/** Why a field has no order with the bounds of a value; undefined if it has one. */
export function whyUnordered(type: ValueType, bounds: readonly ListItem[]): string | undefined {
  if (type === 'list') return 'A list is neither larger nor smaller than anything.';
  if (type === 'boolean') return 'true and false are neither larger nor smaller than anything.';
  if (bounds.includes(null)) return 'A bound of the value is no text or number, so nothing compares with it.';
  if (type === 'number' && bounds.some((item) => Number.isNaN(readNumber(item ?? '')))) return NO_NUMBER;
  return undefined;
}
