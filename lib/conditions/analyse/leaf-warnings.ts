import { operatorOf, OPERATORS } from '@/lib/conditions/operators';
import { itemsOf } from '@/lib/conditions/operators/operator';
import { FIELD_SOURCES, LEAF_SOURCES } from '@/lib/conditions/types';
import type { ConditionLeaf, FieldLeaf, Place } from '@/lib/conditions/types';
import { compareCodePoints, orderReferences, referenceOf, readNumber } from '@/lib/conditions/values/compare';
import { compareInstants } from '@/lib/conditions/values/dates';

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
  add('value', 'not_a_date', unreadDate(bounds));
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
  if (field.split('.').includes(''))
    return 'The path has an empty step (two dots, or one at an end), which reads a key without a name.';
  if (field.includes('[')) return 'Brackets are a part of the name here; an item of a list is read as tags.0.';
  if (field.includes('{{')) return 'Braces are a part of the name here; write the path alone.';
  const [first = ''] = field.split('.');
  const isRepeated = field.includes('.') && (FIELD_SOURCES as readonly string[]).includes(first);
  return isRepeated
    ? `The path starts at the ${on} already; this one reads a key named ${first} inside it.`
    : undefined;
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
  if (text === '' || text.length > 40 || !Number.isNaN(readNumber(item))) return false;
  return Number.isFinite(Number(text)) || /^[+-]?\d[\d., _']*$/.test(text);
}

function unreadDate(items: readonly string[]): string | undefined {
  const isUnread = items.some(
    (item) => /^\d{4}-\d\d?-\d\d?(?!\d)/.test(item) && referenceOf(item).instant === undefined,
  );
  return isUnread
    ? 'This looks like a date but is not one that can be read (YYYY-MM-DD, optionally THH:MM:SS and a zone), so it is compared as text.'
    : undefined;
}
