import { operatorOf, OPERATORS } from '@/lib/conditions/operators';
import { itemsOf } from '@/lib/conditions/operators/operator';
import { LEAF_SOURCES } from '@/lib/conditions/types';
import type { ConditionLeaf, FieldLeaf, Place } from '@/lib/conditions/types';
import { compareCodePoints, orderReferences, referenceOf, readNumber } from '@/lib/conditions/values/compare';
import { unreadDate } from '@/lib/conditions/values/date-look';
import { compareInstants } from '@/lib/conditions/values/dates';
import { readPath } from '@/lib/conditions/values/field-path';

import { valueWarnings } from './value-warnings';
import type { ConditionWarning, WarningCode } from './warning';

/** Warnings about a single leaf, beyond whether it can be true. Every message is true for every context. */
export function leafWarnings(leaf: ConditionLeaf, path: Place): ConditionWarning[] {
  if (!LEAF_SOURCES.includes(leaf.on)) {
    return [
      {
        path: [...path, 'on'],
        code: 'unknown_source',
        message: `The source is unknown. Allowed: ${LEAF_SOURCES.join(', ')}.`,
      },
    ];
  }
  if (leaf.on === 'isOnline' || leaf.on === 'isOnlineInLast') return [];
  const found: ConditionWarning[] = [];
  const add = (key: keyof FieldLeaf, code: WarningCode, message: string | undefined): void => {
    if (message !== undefined) found.push({ path: [...path, key], code, message });
  };
  add('field', 'field_shape', fieldShape(leaf));
  add(
    'operator',
    'unknown_operator',
    operatorOf(leaf.operator)
      ? undefined
      : `The operator is unknown, so this is never true. Allowed: ${OPERATORS.join(', ')}.`,
  );
  const bounds = orderedItems(leaf);
  add('value', 'bounds_reversed', reversedBounds(bounds));
  add('value', 'text_compared_with_number', unreadNumber(bounds));
  add('value', 'not_a_date', dateThatIsNotRead(bounds));
  const definition = operatorOf(leaf.operator)?.definition;
  // A bound with a space at its end is no number or date any more, which was said.
  if (definition === undefined || found.some((warning) => warning.path.at(-1) === 'value')) return found;
  for (const [code, message] of valueWarnings(definition, leaf.value ?? '')) add('value', code, message);
  return found;
}

/** The texts that a leaf orders its field by; none for other operators. */
export function orderedItems({ operator, value = '' }: FieldLeaf): readonly string[] {
  const definition = operatorOf(operator)?.definition;
  if (definition?.bounds === undefined) return [];
  return itemsOf(definition, value).filter((item) => item !== null);
}

function fieldShape({ on, field = '' }: Partial<FieldLeaf>): string | undefined {
  if (field === '') return 'The field is empty: name what to read.';
  if (field !== field.trim()) return 'The field begins or ends with a space, and a space counts as a part of the name.';
  const steps = readPath(field);
  if (steps === undefined)
    return 'A quote is not closed, so quotes are parts of the names here. A key with dots is written data."app.plan".';
  // What is in quotes is meant as it is.
  const names = steps.filter(({ isQuoted }) => !isQuoted).map(({ key }) => key);
  if (names.includes(''))
    return 'The path has an empty step (two dots, or one at an end), which reads a key without a name.';
  if (names.some((name) => name.includes('[')))
    return 'Brackets are a part of the name here; an item of a list is read as tags.0.';
  if (names.some((name) => name.includes('{{'))) return 'Braces are a part of the name here; write the path alone.';
  const [first] = steps;
  const isRepeated = first !== undefined && !first.isQuoted && steps.length > 1 && isRoot(first.key, on);
  return isRepeated
    ? `The path starts at the ${on} already; this one reads a key named ${first.key} inside it.`
    : undefined;
}

/** Whether a first step repeats a root. `context` and `workflow` are also common names of keys. */
function isRoot(key: string, on: FieldLeaf['on'] | undefined): boolean {
  return key === on || ['subscriber', 'tenant', 'payload'].includes(key);
}

function reversedBounds([first, second]: readonly string[]): string | undefined {
  if (first === undefined || second === undefined) return undefined;
  const low = referenceOf(first);
  const high = referenceOf(second);
  if (orderReferences(low, high) > 0)
    return 'The first bound is larger than the second: no number is between them. Swap them.';
  if (low.instant !== undefined && high.instant !== undefined) {
    return compareInstants(low.instant, high.instant) > 0
      ? 'The first bound is after the second: no date is between them. Swap them.'
      : undefined;
  }
  const isText = Number.isNaN(low.number) && Number.isNaN(high.number);
  return isText && compareCodePoints(first, second) > 0
    ? 'The first bound comes after the second in the order of text. Swap them.'
    : undefined;
}

function unreadNumber(items: readonly string[]): string | undefined {
  const numeric = items.filter((item) => !Number.isNaN(readNumber(item)));
  if (numeric.length > 0 && numeric.length < items.length) {
    return 'One bound is a number and the other is not: no number is between them.';
  }
  if (!items.some(looksNumeric)) return undefined;
  return 'This looks like a number but is not written as one (plain digits, a point, no spaces or leading zeros), so it is compared as text and no number meets it.';
}

function looksNumeric(item: string): boolean {
  const text = item.trim();
  if (text === '' || text.length > 40 || !Number.isNaN(readNumber(item)) || unreadDate(item) !== undefined)
    return false;
  return Number.isFinite(Number(text)) || /^[+-]?\d[\d., _']*$/.test(text);
}

function dateThatIsNotRead(items: readonly string[]): string | undefined {
  const looks = new Set(items.map(unreadDate));
  if (looks.has('ambiguous'))
    return 'Day and month of this date could be either way round, so it is compared as text. Write YYYY-MM-DD.';
  return looks.has('other')
    ? 'This looks like a date but is not one that can be read (YYYY-MM-DD, optionally THH:MM:SS and a zone), so it is compared as text.'
    : undefined;
}
