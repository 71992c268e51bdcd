import { namesWhere } from '@/lib/conditions/operators/names';
import { readsList, type OperatorDefinition } from '@/lib/conditions/operators/operator';
import type { Place } from '@/lib/conditions/types';
import { listItems } from '@/lib/conditions/values/list-items';
import { isLongerThan, unstorableReason } from '@/lib/text/storable-text';

import { LIMITS, limitText } from './limits';
import { refuse, type Report } from './report';

const TOO_LONG = `The limit for a value is ${limitText('valueCharacters')} characters (of each item, in a list); shorten it.`;
const TOO_MANY = `The limit for a list is ${limitText('listItems')} items; split it into several leaves.`;
const MISSING = `The value is missing: send text, a number, true, false or a list (only ${namesWhere(({ value }) => value === 'none')} goes without).`;
const NOT_TWO = `${namesWhere(({ value }) => value === 'bounds')} need exactly two items, the lower bound and the upper one: "1,10" or [1, 10].`;
const NOT_FINITE = 'The value holds a number that is too large or is not a number; send a finite one, or text.';

/**
 * The value of a field leaf as stored text: a number or boolean as its text, an array as its JSON text.
 * In: the value as sent, its place, the leaf's operator (undefined: unknown). Out: the text, or undefined after the
 * reason is in the report.
 */
export function parseValue(
  report: Report,
  path: Place,
  sent: unknown,
  operator: OperatorDefinition | undefined,
): string | undefined {
  const text = toText(report, path, sent);
  if (text === undefined) return undefined;
  const items = operator !== undefined && readsList(operator) ? listItems(text) : undefined;
  // A list of 200 items may be longer than one value: for lists, the limit applies to each item.
  const parts = items ?? [text];
  if (parts.some((part) => part !== null && isLongerThan(part, LIMITS.valueCharacters)))
    return pastLimit(report, path, TOO_LONG);
  if (items !== undefined && hasMoreThanItems(text, items)) return pastLimit(report, path, TOO_LONG);
  const unstorable = unstorableReason(text);
  if (unstorable !== null) return refuseValue(report, path, `The value ${unstorable}.`);
  if (operator === undefined || items === undefined) return text;
  if (items.length > LIMITS.listItems) return pastLimit(report, path, TOO_MANY);
  if (items.length !== 2 && operator.value === 'bounds') return refuseValue(report, path, NOT_TWO);
  return text;
}

/**
 * Whether a list's text is long because of content outside its items: spaces, or objects, which equal nothing. An item
 * may take six times its length if each character is written as an escape (RFC 8259, section 7).
 */
function hasMoreThanItems(text: string, items: readonly (string | null)[]): boolean {
  const needed = items.reduce((sum, item) => sum + 6 * (item?.length ?? 0) + '"",'.length, 0);
  return text.length > needed + LIMITS.valueCharacters;
}

function toText(report: Report, path: Place, sent: unknown): string | undefined {
  switch (typeof sent) {
    case 'string':
      return sent;
    case 'boolean':
      return String(sent);
    case 'number':
      // JSON.parse reads 1e400 as Infinity, so this can be sent.
      return Number.isFinite(sent) ? String(sent) : refuseValue(report, path, NOT_FINITE);
    case 'undefined':
      return refuseValue(report, path, MISSING);
    default:
      if (Array.isArray(sent)) return listToText(report, path, sent);
      return refuseValue(
        report,
        path,
        'The value must be text, a number, true, false or a list; null and objects are not accepted.',
      );
  }
}

/**
 * The JSON text of a list. Checked first, without recursion: JSON.stringify overflows the stack on a deeply nested
 * list, and writes null for values that JSON does not have.
 */
function listToText(report: Report, path: Place, list: readonly unknown[]): string | undefined {
  if (list.length > LIMITS.listItems) return pastLimit(report, path, TOO_MANY);
  const open: unknown[] = [...list];
  let seen = 0;
  while (open.length > 0) {
    const item = open.pop();
    seen += 1;
    // Every item takes at least one character.
    if (seen + open.length > LIMITS.valueCharacters) return pastLimit(report, path, TOO_LONG);
    if (typeof item === 'number' && !Number.isFinite(item)) return refuseValue(report, path, NOT_FINITE);
    if (typeof item === 'string' && isLongerThan(item, LIMITS.valueCharacters))
      return pastLimit(report, path, TOO_LONG);
    if (!isJson(item)) return refuseValue(report, path, 'The list holds something that is not JSON.');
    if (typeof item !== 'object' || item === null) continue;
    const inner: readonly unknown[] = Array.isArray(item) ? item : Object.values(item);
    if (inner.length > LIMITS.valueCharacters) return pastLimit(report, path, TOO_LONG);
    open.push(...inner);
  }
  return JSON.stringify(list);
}

function isJson(item: unknown): boolean {
  if (item === null || ['string', 'number', 'boolean'].includes(typeof item) || Array.isArray(item)) return true;
  if (typeof item !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(item);
  return prototype === Object.prototype || prototype === null;
}

/** The place of a limit error is the node that exceeds it: the leaf, not its value. */
function pastLimit(report: Report, path: Place, message: string): undefined {
  refuse(report, path.slice(0, -1), message);
}

function refuseValue(report: Report, path: Place, message: string): undefined {
  refuse(report, path, message);
}
