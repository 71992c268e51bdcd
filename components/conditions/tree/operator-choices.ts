import type { Operator } from '@/lib/conditions/types';
import { itemText, readBounds, readItems, valueText, writeBounds } from './value-text';

/** Which control a value gets. `order` is text that is often a date. */
type ValueInput = 'text' | 'order' | 'pattern' | 'bounds' | 'list' | 'none';

/** One entry of the operator select: IS_DEFINED has two, as its value turns it round. */
export interface OperatorChoice {
  readonly key: string;
  readonly operator: Operator;
  readonly label: string;
  readonly input: ValueInput;
}

const SET: OperatorChoice = { key: 'IS_DEFINED', operator: 'IS_DEFINED', label: 'is set', input: 'none' };
const NOT_SET: OperatorChoice = { key: 'IS_NOT_DEFINED', operator: 'IS_DEFINED', label: 'is not set', input: 'none' };

/** In the order of the select, by the headings it shows. */
export const OPERATOR_SECTIONS: readonly { readonly heading: string; readonly choices: readonly OperatorChoice[] }[] = [
  {
    heading: 'Same',
    choices: [choice('EQUAL', 'equals', 'text'), choice('NOT_EQUAL', 'does not equal', 'text')],
  },
  {
    heading: 'Order',
    choices: [
      choice('LARGER', 'is larger than', 'order'),
      choice('LARGER_EQUAL', 'is at least', 'order'),
      choice('SMALLER', 'is smaller than', 'order'),
      choice('SMALLER_EQUAL', 'is at most', 'order'),
      choice('BETWEEN', 'is between', 'bounds'),
      choice('NOT_BETWEEN', 'is not between', 'bounds'),
    ],
  },
  {
    heading: 'Content',
    choices: [
      choice('IN', 'contains', 'text'),
      choice('NOT_IN', 'does not contain', 'text'),
      choice('ANY_IN', 'is any of', 'list'),
      choice('ALL_IN', 'has all of', 'list'),
      choice('LIKE', 'is like', 'pattern'),
      choice('NOT_LIKE', 'is not like', 'pattern'),
    ],
  },
  { heading: 'Presence', choices: [SET, NOT_SET] },
];

const CHOICES = OPERATOR_SECTIONS.flatMap(({ choices }) => choices);

function choice(operator: Operator, label: string, input: ValueInput): OperatorChoice {
  return { key: operator, operator, label, input };
}

/** What the select shows for a leaf; undefined for an operator that the model does not know. */
export function choiceOf(operator: string, value: unknown): OperatorChoice | undefined {
  if (operator === 'IS_DEFINED') return valueText(value).toLowerCase() === 'false' ? NOT_SET : SET;
  return CHOICES.find((each) => each.operator === operator);
}

export function choiceByKey(key: string): OperatorChoice | undefined {
  return CHOICES.find((each) => each.key === key);
}

/**
 * The value a leaf gets when its operator changes: as much of the old one as the new operator can use.
 * In: the choice before (undefined: unknown), the value as sent, the choice after. Out: the value to store.
 */
export function convertValue(before: OperatorChoice | undefined, value: unknown, after: OperatorChoice): unknown {
  if (after.input === 'none') return after === SET ? 'true' : 'false';
  if (before?.input === 'none') return after.input === 'bounds' ? writeBounds('', '') : '';
  if (after.input === 'bounds') return before?.input === 'bounds' ? value : writeBounds(...readBounds(value));
  if (after.input === 'list') return value ?? '';
  if (before?.input === 'bounds') return readBounds(value)[0];
  if (before?.input !== 'list') return value ?? '';
  const items = readItems(value);
  return items.length === 1 ? itemText(items[0]) : valueText(value);
}
