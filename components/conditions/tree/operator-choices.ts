import { KNOWN_OPERATORS, operatorOf, type KnownOperator, type Operator } from '@/lib/conditions/operators';
import { OPERATOR_SECTIONS, type ValueKind } from '@/lib/conditions/operators/operator';

import { itemText, readBounds, readItems, valueText, writeBounds } from './value-text';

/** One entry of the operator select. An operator without a typed value has an entry for each of its fixed values. */
export interface OperatorChoice {
  readonly key: string;
  readonly operator: Operator;
  readonly label: string;
  /** The control for its value. */
  readonly input: ValueKind;
  /** The fixed value. */
  readonly fixed?: string;
  /** For a fixed value: the expected value in a trace. */
  readonly expects?: string;
}

const CHOICES_BY_OPERATOR: ReadonlyMap<string, readonly OperatorChoice[]> = new Map(
  KNOWN_OPERATORS.map((known) => [known.name, choicesOf(known)]),
);

/** The entries in the order of the select, by heading. */
export const CHOICE_SECTIONS: readonly { readonly heading: string; readonly choices: readonly OperatorChoice[] }[] =
  OPERATOR_SECTIONS.map((heading) => ({
    heading,
    choices: KNOWN_OPERATORS.filter(({ definition }) => definition.section === heading).flatMap(choicesOf),
  }));

const CHOICES = CHOICE_SECTIONS.flatMap(({ choices }) => choices);

function choicesOf({ name, label, definition }: KnownOperator): OperatorChoice[] {
  const input = definition.value;
  if (definition.choices === undefined) return [{ key: name, operator: name, label, input }];
  return definition.choices.map(({ value, ...choice }) => ({ ...choice, operator: name, input, fixed: value }));
}

/** The entry of a leaf; undefined for an unknown operator. */
export function choiceOf(operator: string, value: unknown): OperatorChoice | undefined {
  const [first, ...others] = CHOICES_BY_OPERATOR.get(operator) ?? [];
  if (others.length === 0) return first;
  const canonical = operatorOf(operator)?.definition.canonical?.(valueText(value));
  return others.find(({ fixed }) => fixed === canonical) ?? first;
}

export function choiceByKey(key: string): OperatorChoice | undefined {
  return CHOICES.find((each) => each.key === key);
}

/**
 * The new value of a leaf whose operator changes: the part of the old value that the new operator can use. In: the
 * previous entry (undefined: unknown operator), the value as sent, the new entry. Out: the value to store.
 */
export function convertValue(before: OperatorChoice | undefined, value: unknown, after: OperatorChoice): unknown {
  if (after.fixed !== undefined) return after.fixed;
  if (before?.fixed !== undefined) return after.input === 'bounds' ? writeBounds('', '') : '';
  if (after.input === 'bounds') return before?.input === 'bounds' ? value : writeBounds(...readBounds(value));
  if (after.input === 'list') return value ?? '';
  if (before?.input === 'bounds') return readBounds(value)[0];
  if (before?.input !== 'list') return value ?? '';
  const items = readItems(value);
  return items.length === 1 ? itemText(items[0]) : valueText(value);
}
