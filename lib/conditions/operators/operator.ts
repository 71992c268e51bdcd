import { listItems, type ListItem } from '@/lib/conditions/values/list-items';
import type { ValueType } from '@/lib/conditions/values/why-unread';

/** Tests a value read from the context; undefined and null are both missing. */
export type Test = (actual: unknown) => boolean;

/**
 * How an operator reads a leaf's value, which also selects the builder's control for it.
 * `text`: one text. `order`: one text that is often a number or a date. `pattern`: one text with wildcards.
 * `list`: items. `bounds`: exactly two items. `none`: compares nothing and may lack a value; it only asks whether the
 * field is present, and each choice carries the value that says which way.
 */
export type ValueKind = 'text' | 'order' | 'pattern' | 'list' | 'bounds' | 'none';

/** The headings under which the builder lists operators, in its order. */
export const OPERATOR_SECTIONS = ['Same', 'Order', 'Content', 'Presence'] as const;

type OperatorSection = (typeof OPERATOR_SECTIONS)[number];

/** A menu entry of an operator whose value is `none`: one for each value. */
interface FixedChoice {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** The expected value in a trace. */
  readonly expects: string;
}

/** The exact opposite, under its own name. Everything else about it follows from the operator it negates. */
interface OperatorNegation {
  readonly name: string;
  readonly label: string;
  readonly says: (value: string) => string;
}

/** How one item of a value bounds the field. */
export interface OperatorBound {
  readonly side: 'low' | 'high';
  /** Whether the bound itself is excluded. */
  readonly isStrict: boolean;
}

/**
 * Everything there is to know about one operator: all code that lists, reads, compares, describes, offers or proves
 * anything about operators derives from these definitions. `value` is the leaf's value as text, empty if absent.
 */
export interface OperatorDefinition {
  /** The name on the wire and in the database. */
  readonly name: string;
  readonly value: ValueKind;
  readonly section: OperatorSection;
  /** In the builder's list, after the field. */
  readonly label: string;
  /** Only with a value of `none`: replaces the single entry that the label would give. */
  readonly choices?: readonly FixedChoice[];
  /** When it is true, for the documentation. */
  readonly meaning: string;
  /** The predicate of a sentence about the field: `is "pro"`. Never throws. */
  readonly says: (value: string) => string;
  /** Parses the value once, for many tests. Neither this nor the test ever throws. */
  readonly compile: (value: string) => Test;
  /** Why it cannot compare a field of that type; in that case it is false. Absent with a value of `none`. */
  readonly whyNot?: (type: ValueType, value: string) => string | undefined;
  readonly negation?: OperatorNegation;
  /** One spelling for all values with the same meaning; absent: each value has its own meaning. */
  readonly canonical?: (value: string) => string;
  /** The canonical value with the opposite meaning, if there is one. */
  readonly turned?: (canonical: string) => string;
  /** The same in JSON Logic, with the operators that Novu evaluates; absent: it has no words for it. */
  readonly rule?: (field: object, value: string) => object;

  // Facts for proofs. A missing fact proves less, but nothing wrong.

  /** It orders the field: how each item of its value bounds it. */
  readonly bounds?: readonly OperatorBound[];
  /** It requires the value at this part of a text. */
  readonly part?: 'start' | 'end' | 'inside';
  /** Whether every text, or number, that it is true of equals one of its items. */
  readonly pins?: (type: 'text' | 'number', items: readonly ListItem[]) => boolean;
  /**
   * It looks into lists: whether the list must contain some item of its value, or every one. Absent: all lists are
   * alike.
   */
  readonly looksFor?: 'some' | 'every';
  /** The warning about a rule that no number meets, if another rule orders its field by numbers. */
  readonly besideNumbers?: (value: string) => string | undefined;
}

/** Whether an operator reads its value as a list; for others a comma is just a character. */
export function readsList({ value }: Pick<OperatorDefinition, 'value'>): boolean {
  return value === 'list' || value === 'bounds';
}

/** A value as its operator reads it: its items, or the value itself as the only item. */
export function itemsOf(definition: Pick<OperatorDefinition, 'value'>, value: string): readonly ListItem[] {
  return readsList(definition) ? listItems(value) : [value];
}
