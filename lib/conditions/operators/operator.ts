import { listItems, type ListItem } from '@/lib/conditions/values/list-items';
import type { ValueType } from '@/lib/conditions/values/why-unread';

/** Tests a value that was read from the context; undefined and null are both missing. */
export type Test = (actual: unknown) => boolean;

/**
 * How an operator reads a leaf's value, and so which control the builder gives it.
 * `text`: one text. `order`: one text that is often a number or a date. `pattern`: one text with wildcards.
 * `list`: items. `bounds`: exactly two items. `none`: it compares nothing and may go without a value; it asks only
 * whether the field is there, and each choice carries the value that says which way.
 */
export type ValueKind = 'text' | 'order' | 'pattern' | 'list' | 'bounds' | 'none';

/** The headings under which the builder lists operators, in its order. */
export const OPERATOR_SECTIONS = ['Same', 'Order', 'Content', 'Presence'] as const;

type OperatorSection = (typeof OPERATOR_SECTIONS)[number];

/** An operator as it is offered where its value is `none`: one entry for each value. */
interface FixedChoice {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** What a trace says was expected. */
  readonly expects: string;
}

/** The exact opposite, under a name of its own. Everything else about it follows from what it negates. */
interface OperatorNegation {
  readonly name: string;
  readonly label: string;
  readonly says: (value: string) => string;
}

/** What one item of a value bounds the field by. */
export interface OperatorBound {
  readonly side: 'low' | 'high';
  /** Whether the bound itself is outside. */
  readonly isStrict: boolean;
}

/**
 * All there is to know about one operator: everything that lists, reads, compares, says, offers or proves anything
 * about operators is derived from these. `value` is the leaf's value as text, empty when absent.
 */
export interface OperatorDefinition {
  /** As it is sent and stored. */
  readonly name: string;
  readonly value: ValueKind;
  readonly section: OperatorSection;
  /** In the builder's list, after the field. */
  readonly label: string;
  /** With a value of `none` only, in place of the one entry that the label makes. */
  readonly choices?: readonly FixedChoice[];
  /** When it is true, for the documentation. */
  readonly meaning: string;
  /** The predicate of a sentence whose subject is the field: `is "pro"`. Never throws. */
  readonly says: (value: string) => string;
  /** Reads the value once, for many tests. Neither this nor the test ever throws. */
  readonly compile: (value: string) => Test;
  /** Why it compared nothing with a field of that type: then it is false. Absent with a value of `none`. */
  readonly whyNot?: (type: ValueType, value: string) => string | undefined;
  readonly negation?: OperatorNegation;
  /** One value for all that mean the same; absent: no two do. */
  readonly canonical?: (value: string) => string;
  /** The canonical value that asks for the opposite, where one does. */
  readonly turned?: (canonical: string) => string;

  // What can be proven of it. A fact that is left out proves less, and nothing wrong.

  /** It orders the field: how each item of its value bounds it. */
  readonly bounds?: readonly OperatorBound[];
  /** Of a text it asks for this part: the value stands there. */
  readonly part?: 'start' | 'end' | 'inside';
  /** Whether a text, or a number, that it is true of always equals one of its items. */
  readonly pins?: (type: 'text' | 'number', items: readonly ListItem[]) => boolean;
  /** It looks into lists: whether some item of its value has to be in the list, or every one. Else all lists are alike. */
  readonly looksFor?: 'some' | 'every';
  /** What to say of a rule that no number meets, where its field is ordered by numbers elsewhere. */
  readonly besideNumbers?: (value: string) => string | undefined;
}

/** Whether an operator reads its value as a list; for the others a comma is a comma. */
export function readsList({ value }: Pick<OperatorDefinition, 'value'>): boolean {
  return value === 'list' || value === 'bounds';
}

/** A value as its operator reads it: its items, or itself alone. */
export function itemsOf(definition: Pick<OperatorDefinition, 'value'>, value: string): readonly ListItem[] {
  return readsList(definition) ? listItems(value) : [value];
}
