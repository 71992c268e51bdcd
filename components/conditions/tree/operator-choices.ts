import { KNOWN_OPERATORS, operatorOf, type KnownOperator, type Operator } from '@/lib/conditions/operators';
import { OPERATOR_SECTIONS, type ValueKind } from '@/lib/conditions/operators/operator';

import { itemText, readBounds, readItems, valueText, writeBounds } from './value-text';

/** One entry of the operator select; an operator that takes no value has one for each of its fixed ones. */
export interface OperatorChoice {
  readonly key: string;
  readonly operator: Operator;
  readonly label: string;
  /** Which control its value gets. */
  readonly input: ValueKind;
  /** The value it always has. */
  readonly fixed?: string;
  /** With a fixed value: what a trace says was expected. */
  readonly expects?: string;
}

const CHOICES_BY_OPERATOR: ReadonlyMap<string, readonly OperatorChoice[]> = new Map(
  KNOWN_OPERATORS.map((known) => [known.name, choicesOf(known)]),
);

/** In the order of the select, by the headings it shows. */
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

/** What the select shows for a leaf; undefined for an operator that the model does not know. */
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
 * The value a leaf gets when its operator changes: as much of the old one as the new operator can use.
 * In: the choice before (undefined: unknown), the value as sent, the choice after. Out: the value to store.
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
